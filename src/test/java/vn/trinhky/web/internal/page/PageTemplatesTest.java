package vn.trinhky.web.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.Configuration;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTemplatesTest {
  private static final Configuration TEMPLATES = PageTemplates.configuration();

  static Stream<String> pages() {
    return Fixtures.pages().keySet().stream();
  }

  private static Document render(String name) throws Exception {
    Fixtures.Page page = Fixtures.pages().get(name);
    Map<String, Object> model = new HashMap<>(page.model());
    model.put("_csrf", Map.of("parameterName", "_csrf", "token", "token-1"));
    if (page.chrome()) {
      model.put("chrome", Fixtures.chrome());
    }
    StringWriter html = new StringWriter();
    TEMPLATES.getTemplate(page.template() + ".ftlh").process(model, html);
    keep(name, html.toString());
    return Jsoup.parse(html.toString());
  }

  /** The rendered pages can be looked at in the build directory. */
  private static void keep(String name, String html) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "pages"));
    Files.writeString(folder.resolve(name + ".html"), html);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasOneHeadingOneMainAndALanguage(String name) throws Exception {
    Document page = render(name);

    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("main")).hasSize(1);
    assertThat(page.select("html").attr("lang")).isEqualTo("vi");
    assertThat(page.title()).endsWith(" – Trình Ký");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFieldHasALabelAndEveryIdIsUnique(String name) throws Exception {
    Document page = render(name);

    for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
      boolean labelled =
          !page.select("label[for=" + field.id() + "]").isEmpty() && !field.id().isEmpty()
              || field.closest("label") != null
              || field.hasAttr("aria-label");
      assertThat(labelled).as("label of %s", field.outerHtml()).isTrue();
    }
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkInsideThePageLeadsSomewhereOnIt(String name) throws Exception {
    Document page = render(name);

    for (Element link : page.select(".tabs a, .figures a, a.skip")) {
      assertThat(page.getElementById(link.attr("href").substring(1)))
          .as(link.attr("href"))
          .isNotNull();
    }
    for (Element button : page.select("[data-ask]")) {
      assertThat(page.getElementById(button.attr("data-ask"))).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageCarriesInlineScriptOrStyle(String name) throws Exception {
    Document page = render(name);

    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.getAllElements())
        .noneMatch(
            element ->
                element.attributes().asList().stream()
                    .anyMatch(attribute -> attribute.getKey().startsWith("on")));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aHeadingOfAGroupOfRowsIsAsWideAsItsTable(String name) throws Exception {
    Document page = render(name);

    for (Element heading : page.select("tr.group th[colspan]")) {
      assertThat(heading.attr("colspan"))
          .as(heading.text())
          .isEqualTo(
              Integer.toString(heading.closest("table").select("thead tr:last-child th").size()));
    }
  }

  @Test
  void textOfUsersIsEscaped() throws Exception {
    StringWriter html = new StringWriter();
    TEMPLATES
        .getTemplate("error.ftlh")
        .process(Map.of("title", "<b>x</b>", "detail", "<script>1</script>", "status", 422), html);

    assertThat(html.toString())
        .contains("&lt;script&gt;1&lt;/script&gt;")
        .doesNotContain("<script>1");
  }

  @Test
  void theRegisterHasTheTenColumnsOfTheLaw() throws Exception {
    Document page = render("register");

    assertThat(page.select("table.register thead tr:first-child th").eachText())
        .containsExactly(
            "Số, ký hiệu văn bản",
            "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung",
            "Người ký",
            "Nơi nhận văn bản",
            "Đơn vị, người nhận bản lưu",
            "Số lượng bản",
            "Ngày chuyển",
            "Ký nhận",
            "Ghi chú");
  }

  @Test
  void aVoidNumberIsExplainedInItsOwnRow() throws Exception {
    Element row = render("register").getElementById("so-e1");

    assertThat(row.select("s").text()).isEqualTo("109/QĐ-UBND");
    assertThat(row.text()).contains("Hủy, không dùng lại: cấp nhầm sổ");
    assertThat(row.select("[data-ask]")).isEmpty();
  }

  @Test
  void theLoginPageShowsAccountsOnlyInADemonstration() throws Exception {
    assertThat(render("login").select(".accounts, .demo-bar")).isEmpty();
    Document page = render("login-demo");
    assertThat(page.select("details.town > summary").eachText())
        .containsExactly("Thị xã Ninh Hòa Khánh Hòa", "Thành phố Vũng Tàu");
    assertThat(page.select("details.town").first().select("> ul button[data-user]")).hasSize(2);
    assertThat(page.select(".offices:not([open]) button").eachAttr("data-user"))
        .containsExactly("ninh-hoa.tu-phap.officer");
    assertThat(page.select("section > .accounts button").eachAttr("data-user"))
        .containsExactly("admin");
  }

  @Test
  void aVersionIsCalledInViewOnlyWhereItIs() throws Exception {
    Element atHome = render("home-leader").getElementById("qd-t1-SIGN");
    assertThat(atHome.text()).contains("Bản 3").doesNotContain("đang xem");
    assertThat(atHome.select("dd a").attr("href"))
        .isEqualTo("/api/plans/p1/document.pdf?version=3");

    Element onTheDossierPage = render("plan-to-sign").getElementById("qd-t1-SIGN");
    assertThat(onTheDossierPage.text()).contains("Bản 3 đang xem");
  }

  @Test
  void theDossierShowsTenStepsWithOneCurrent() throws Exception {
    Document page = render("plan");

    assertThat(page.select(".steps li")).hasSize(10);
    assertThat(page.select(".steps li[aria-current=step]")).hasSize(1);
  }
}

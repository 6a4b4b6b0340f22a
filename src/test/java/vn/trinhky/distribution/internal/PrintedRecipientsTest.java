package vn.trinhky.distribution.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.Draft.RecipientLine;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.organisation.MemoryOrganisation;

class PrintedRecipientsTest {

  private static final String ARTICLE_3 =
      "Chánh Văn phòng HĐND và UBND thị xã; Trưởng phòng Nội vụ; Thủ trưởng các cơ quan, đơn vị"
          + " thuộc UBND thị xã; Chủ tịch UBND các xã, phường và thủ trưởng các cơ quan, đơn vị có"
          + " liên quan chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.";

  private final MemoryOrganisation organisation = TownOfNames.organisation();
  private final PrintedRecipients recipients =
      new PrintedRecipients(organisation, new PrintedAgencyNames(organisation));

  @Test
  void as_article_3_means_everyone_the_article_names_once() {
    assertThat(resolve(line("Như Điều 3", RecipientCategory.INFORM)))
        .extracting(Recipient::agency)
        .containsExactly("vp", "noi-vu", "gd-dt", "tc-kh", "xa-1", "phuong-1");
    assertThat(resolve(line("Như Điều 3", RecipientCategory.INFORM)))
        .allSatisfy(
            recipient -> {
              assertThat(recipient.category()).isEqualTo(RecipientCategory.EXECUTE);
              assertThat(recipient.internal()).isTrue();
              assertThat(recipient.printed()).isEqualTo("Như Điều 3");
            });
  }

  @Test
  void an_article_that_is_not_there_is_shown_as_unresolved() {
    assertThat(resolve(line("Như Điều 9", RecipientCategory.EXECUTE)))
        .containsExactly(
            new Recipient(null, "Như Điều 9", "Như Điều 9", RecipientCategory.EXECUTE, false));
  }

  @Test
  void several_articles_are_read_together() {
    assertThat(resolve(line("Như Điều 2 và Điều 3", RecipientCategory.EXECUTE)))
        .extracting(Recipient::agency)
        .startsWith("gd-dt", "vp")
        .hasSize(6);
  }

  @Test
  void a_group_without_members_is_left_to_a_person_but_those_concerned_are_nobody() {
    assertThat(
            resolve(
                line("Các đơn vị sự nghiệp", RecipientCategory.EXECUTE),
                line("Các cơ quan, đơn vị có liên quan", RecipientCategory.EXECUTE)))
        .extracting(Recipient::agency, Recipient::name)
        .containsExactly(tuple(null, "Các đơn vị sự nghiệp"));
  }

  @Test
  void notes_and_kinds_decide_the_category() {
    assertThat(
            resolve(
                new RecipientLine("UBND tỉnh Khánh Hòa", "b/c", RecipientCategory.INFORM),
                line("Công thông tin điện tử thị xã", RecipientCategory.INFORM),
                line("Chủ tịch và các PCT UBND thị xã", RecipientCategory.EXECUTE),
                line("Thường trực HĐND thị xã (để báo cáo)", RecipientCategory.INFORM),
                line("Thị ủy", RecipientCategory.SUPERVISE)))
        .extracting(Recipient::agency, Recipient::category)
        .containsExactly(
            tuple("ubnd-tinh", RecipientCategory.REPORT),
            tuple("cong-ttdt", RecipientCategory.PUBLISH),
            tuple("ubnd", RecipientCategory.INFORM),
            tuple("hdnd", RecipientCategory.REPORT),
            tuple("thi-uy", RecipientCategory.SUPERVISE));
  }

  @Test
  void an_agency_named_twice_gets_the_document_once_and_acting_comes_first() {
    assertThat(
            resolve(
                line("Phòng Nội vụ", RecipientCategory.INFORM),
                line("Phòng nội vụ; Thị ủy", RecipientCategory.SUPERVISE),
                line("Như Điều 3", RecipientCategory.EXECUTE)))
        .extracting(Recipient::agency, Recipient::category)
        .startsWith(
            tuple("noi-vu", RecipientCategory.EXECUTE),
            tuple("thi-uy", RecipientCategory.SUPERVISE))
        .hasSize(7);
  }

  @Test
  void leaders_and_bodies_without_people_here_take_no_receipt() {
    assertThat(
            resolve(
                line("Chủ tịch và các PCT UBND thị xã", RecipientCategory.INFORM),
                line("Thị ủy", RecipientCategory.INFORM),
                line("Hội Cựu giáo chức", RecipientCategory.INFORM)))
        .extracting(Recipient::agency, Recipient::name, Recipient::internal)
        .containsExactly(
            tuple("ubnd", "UBND thị xã Ninh Hòa", false),
            tuple("thi-uy", "Thị ủy", false),
            tuple(null, "Hội Cựu giáo chức", false));
  }

  private List<Recipient> resolve(RecipientLine... lines) {
    return recipients.resolve(
        TownOfNames.LOCALITY, draft(List.of(lines)), LocalDate.of(2022, 1, 21));
  }

  private static RecipientLine line(String text, RecipientCategory category) {
    return new RecipientLine(text, null, category);
  }

  static Draft draft(List<RecipientLine> lines) {
    return new Draft(
        IssuanceForm.DECISION_WITH_PLAN,
        IssuingAuthority.COMMITTEE,
        List.of("ỦY BAN NHÂN DÂN", "THỊ XÃ NINH HÒA"),
        null,
        "Ninh Hòa",
        "Ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
        List.of(),
        List.of(
            new Draft.Article("Điều 1", "Ban hành kèm theo Quyết định này Kế hoạch."),
            new Draft.Article(
                "Điều 2",
                "Giao Phòng Giáo dục và Đào tạo có trách nhiệm theo dõi việc thực hiện Kế hoạch."),
            new Draft.Article("Điều 3", ARTICLE_3)),
        new Draft.PlanText("Cải cách hành chính thị xã Ninh Hòa năm 2022", "I. MỤC TIÊU"),
        List.of(),
        null,
        null,
        lines,
        new Draft.ArchiveLine(List.of("VT", "NV"), null),
        null);
  }
}

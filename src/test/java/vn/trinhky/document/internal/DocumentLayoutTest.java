package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.document.internal.MeasuredPdf.Found;
import vn.trinhky.document.internal.MeasuredPdf.Glyph;
import vn.trinhky.document.internal.MeasuredPdf.Page;
import vn.trinhky.document.internal.MeasuredPdf.Stroke;

/**
 * The PDF of the real dossier of thị xã Ninh Hòa, measured against the rules of Nghị định
 * 30/2020/NĐ-CP, Phụ lục I. Each rule of the written list is a test of its own; lengths within 0.5
 * mm, sizes within 0.5 pt.
 */
class DocumentLayoutTest {

  private static final double MM = 0.5;
  private static final double PT = 0.5;

  /** Edges of the text on an upright page, in millimetres. */
  private static final double LEFT = 30;

  private static final double RIGHT = 195;
  private static final double MIDDLE = (LEFT + RIGHT) / 2;
  private static final double POINT_IN_MM = 25.4 / 72;

  private static byte[] issuedFile;
  private static MeasuredPdf issued;
  private static MeasuredPdf draft;
  private static MeasuredPdf alone;
  private static MeasuredPdf memo;
  private static MeasuredPdf letter;

  private static Page decision;
  private static List<Page> plan;
  private static List<Page> appendix;

  @BeforeAll
  static void print() {
    FreemarkerRenderer renderer = new FreemarkerRenderer();
    issuedFile = renderer.pdf(NinhHoa.issuedDossier());
    issued = new MeasuredPdf(issuedFile);
    draft = new MeasuredPdf(renderer.pdf(NinhHoa.draftDossier()));
    alone = new MeasuredPdf(renderer.pdf(NinhHoa.planAlone()));
    memo =
        new MeasuredPdf(
            renderer.pdf(
                NinhHoa.proposal(
                    ProposalKind.SUBMISSION_MEMO, NinhHoa.SAMPLE.proposal().addressees())));
    letter =
        new MeasuredPdf(
            renderer.pdf(
                NinhHoa.proposal(
                    ProposalKind.OFFICIAL_LETTER,
                    List.of("Ủy ban nhân dân thị xã Ninh Hòa", "Văn phòng HĐND và UBND thị xã"))));
    decision = issued.pages.get(0);
    plan = issued.pages.stream().filter(p -> p != decision && p.width() < p.height()).toList();
    appendix = issued.pages.stream().filter(p -> p.width() > p.height()).toList();
  }

  /** One rule of the list: where it is written, what it asks, how it is measured. */
  private record Rule(String article, String text, Runnable measured) {}

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    page(rules);
    head(rules);
    title(rules);
    content(rules);
    closing(rules);
    attachments(rules);
    proposals(rules);
    return rules;
  }

  private static void page(List<Rule> r) {
    r.add(
        rule(
            "I.1",
            "decision and plan are A4 upright",
            () -> {
              assertThat(decision.width()).isCloseTo(210, within(MM));
              assertThat(decision.height()).isCloseTo(297, within(MM));
              plan.forEach(p -> assertThat(p.width()).isCloseTo(210, within(MM)));
            }));
    r.add(
        rule(
            "I.2",
            "the appendix is A4 landscape",
            () -> {
              assertThat(appendix).hasSizeGreaterThan(3);
              appendix.forEach(
                  p -> {
                    assertThat(p.width()).isCloseTo(297, within(MM));
                    assertThat(p.height()).isCloseTo(210, within(MM));
                  });
            }));
    r.add(
        rule(
            "I.3",
            "left margin 30 to 35 mm",
            () ->
                each(
                    p ->
                        assertThat(text(p).stream().mapToDouble(Glyph::left).min().orElseThrow())
                            .isBetween(30 - MM, 35 + MM))));
    r.add(
        rule(
            "I.3",
            "right margin 15 to 20 mm",
            () ->
                each(
                    p ->
                        assertThat(
                                p.width()
                                    - text(p).stream()
                                        .mapToDouble(Glyph::right)
                                        .max()
                                        .orElseThrow())
                            .isGreaterThan(15 - MM))));
    r.add(
        rule(
            "I.3",
            "right margin is used up to 15 to 20 mm by the plan",
            () ->
                assertThat(
                        plan.get(0).width()
                            - text(plan.get(0)).stream()
                                .mapToDouble(Glyph::right)
                                .max()
                                .orElseThrow())
                    .isBetween(15 - MM, 20 + MM)));
    r.add(
        rule(
            "I.3",
            "top margin 20 to 25 mm",
            () ->
                each(
                    p ->
                        assertThat(
                                text(p).stream()
                                    .mapToDouble(g -> g.baseline() - 0.891 * g.size() * POINT_IN_MM)
                                    .min()
                                    .orElseThrow())
                            .isBetween(20 - MM, 25 + MM))));
    r.add(
        rule(
            "I.3",
            "bottom margin at least 20 mm",
            () ->
                each(
                    p ->
                        assertThat(
                                p.height()
                                    - text(p).stream()
                                        .mapToDouble(Glyph::baseline)
                                        .max()
                                        .orElseThrow())
                            .isGreaterThan(20 - MM))));
    r.add(
        rule(
            "I.4",
            "one family with the metrics of Times New Roman, embedded",
            () ->
                each(
                    p ->
                        assertThat(p.glyphs())
                            .allMatch(g -> g.font().contains("LiberationSerif"))
                            .allMatch(Glyph::embedded))));
    r.add(rule("I.4", "black", () -> each(p -> assertThat(p.glyphs()).allMatch(Glyph::black))));
    r.add(
        rule(
            "I.7",
            "page 1 of each part shows no page number",
            () -> {
              assertThat(number(decision)).isEmpty();
              assertThat(number(plan.get(0))).isEmpty();
              assertThat(number(appendix.get(0))).isEmpty();
            }));
    r.add(
        rule(
            "I.7",
            "every part numbers its own pages from 1 in Arabic numerals",
            () -> {
              for (int i = 1; i < plan.size(); i++) {
                assertThat(digits(plan.get(i))).isEqualTo(String.valueOf(i + 1));
              }
              for (int i = 1; i < appendix.size(); i++) {
                assertThat(digits(appendix.get(i))).isEqualTo(String.valueOf(i + 1));
              }
            }));
    r.add(
        rule(
            "I.7",
            "page number 13 to 14 pt, upright",
            () ->
                number(plan.get(1))
                    .forEach(
                        g -> {
                          assertThat(g.size()).isBetween(13 - PT, 14 + PT);
                          assertThat(g.bold() || g.italic()).isFalse();
                        })));
    r.add(
        rule(
            "I.7",
            "page number centred in the top margin",
            () -> {
              Found number = new Found(number(plan.get(1)));
              assertThat(number.centre()).isCloseTo(MIDDLE, within(MM));
              assertThat(number.firstBaseline()).isBetween(8.0, 20.0);
              assertThat(new Found(number(appendix.get(1))).centre())
                  .isCloseTo(30 + 126, within(MM));
            }));
    r.add(
        rule(
            "I.7",
            "a draft mark does not move the page number",
            () ->
                assertThat(new Found(number(draft.pages.get(2))).centre())
                    .isCloseTo(MIDDLE, within(MM))));
  }

  private static void head(List<Rule> r) {
    r.add(style("II.1", "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, true, false));
    r.add(style("II.1", "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", 13, 14, true, false));
    r.add(
        rule(
            "II.1",
            "Tiêu ngữ is centred under Quốc hiệu",
            () -> assertThat(motto().centre()).isCloseTo(nation().centre(), within(MM))));
    r.add(
        rule(
            "II.1",
            "the rule under Tiêu ngữ is as long as the text",
            () -> {
              Stroke rule = decision.ruleBelow(motto().lastBaseline(), motto().centre());
              assertThat(rule.length()).isCloseTo(motto().width(), within(MM));
              assertThat(rule.centre()).isCloseTo(motto().centre(), within(MM));
            }));
    r.add(
        rule(
            "II.1",
            "Quốc hiệu stands on the right, the issuing body on the left",
            () -> {
              assertThat(nation().left()).isGreaterThan(issuer().right());
              assertThat(issuer().firstBaseline()).isCloseTo(nation().firstBaseline(), within(MM));
            }));
    r.add(style("II.2", "issuing body", "ỦY BAN NHÂN DÂN", 12, 13, true, false));
    r.add(
        rule(
            "II.2",
            "the lines of the issuing body are centred",
            () ->
                assertThat(decision.find("THỊ XÃ NINH HÒA").centre())
                    .isCloseTo(issuer().centre(), within(MM))));
    r.add(
        rule(
            "II.2",
            "the rule under the issuing body is a third to a half of it, centred",
            () -> {
              Found last = decision.find("THỊ XÃ NINH HÒA");
              Stroke rule = decision.ruleBelow(last.lastBaseline(), last.centre());
              double longest = Math.max(issuer().width(), last.width());
              assertThat(rule.length()).isBetween(longest / 3 - MM, longest / 2 + MM);
              assertThat(rule.centre()).isCloseTo(last.centre(), within(MM));
            }));
    r.add(style("II.3", "number", "Số: 112/QĐ-UBND", 13, 13, false, false));
    r.add(
        rule(
            "II.3",
            "the number is centred under the issuing body",
            () ->
                assertThat(decision.find("Số: 112/QĐ-UBND").centre())
                    .isCloseTo(issuer().centre(), within(MM))));
    r.add(
        rule(
            "II.3",
            "before issue there is a gap, without digit or dots",
            () -> {
              Page page = draft.pages.get(0);
              Found number = page.find("Số:/QĐ-UBND");
              assertThat(number.glyphs().get(3).left() - number.glyphs().get(2).right())
                  .isGreaterThan(8);
            }));
    r.add(
        rule(
            "II.3",
            "a number below 10 has a leading zero",
            () -> assertThat(alone.pages.get(0).has("Số: 07/KH-UBND")).isTrue()));
    r.add(
        style(
            "II.4", "place and date", "Ninh Hòa, ngày 21 tháng 01 năm 2022", 13, 14, false, true));
    r.add(
        rule(
            "II.4",
            "place and date stand on the line of the number",
            () ->
                assertThat(date().firstBaseline())
                    .isCloseTo(decision.find("Số: 112/QĐ-UBND").firstBaseline(), within(MM))));
    r.add(
        rule(
            "II.4",
            "place and date are centred under Quốc hiệu",
            () -> assertThat(date().centre()).isCloseTo(nation().centre(), within(MM))));
    r.add(
        rule(
            "II.4",
            "zero before days below 10, not before March",
            () ->
                assertThat(alone.pages.get(0).has("Ninh Hòa, ngày 05 tháng 3 năm 2022")).isTrue()));
  }

  private static void title(List<Rule> r) {
    r.add(style("II.5", "type", "QUYẾT ĐỊNH", 13, 14, true, false));
    r.add(style("II.5", "abstract", "Ban hành Kế hoạch cải cách hành chính", 13, 14, true, false));
    r.add(
        rule(
            "II.5",
            "type and abstract are centred on the page",
            () -> {
              assertThat(decision.find("QUYẾT ĐỊNH").centre()).isCloseTo(MIDDLE, within(MM));
              assertThat(decision.find("Ban hành Kế hoạch cải cách hành chính").centre())
                  .isCloseTo(MIDDLE, within(MM));
              assertThat(decision.find("thị xã Ninh Hòa năm 2022").centre())
                  .isCloseTo(MIDDLE, within(MM));
            }));
    r.add(
        rule(
            "II.5",
            "the rule under the abstract is a third to a half of it, centred",
            () -> {
              double longest = decision.find("Ban hành Kế hoạch cải cách hành chính").width();
              Found last = decision.find("thị xã Ninh Hòa năm 2022");
              Stroke rule = decision.ruleBelow(last.lastBaseline(), MIDDLE);
              assertThat(rule.length()).isBetween(longest / 3 - MM, longest / 2 + MM);
              assertThat(rule.centre()).isCloseTo(MIDDLE, within(MM));
            }));
  }

  private static void content(List<Rule> r) {
    r.add(
        style(
            "II.6",
            "authority",
            "ỦY BAN NHÂN DÂN THỊ XÃ NINH HÒA",
            "Căn cứ Luật",
            13,
            14,
            true,
            false));
    r.add(style("II.6", "legal basis", "Căn cứ Nghị quyết số 76/NQ-CP", 13, 14, false, true));
    r.add(style("II.6", "proposal", "Theo đề nghị của Phòng Nội vụ", 13, 14, false, true));
    r.add(
        rule(
            "II.6",
            "bases end with a semicolon, the last line with a full stop",
            () -> {
              assertThat(decision.has("giai đoạn 2021-2030;Theo đề nghị")).isTrue();
              assertThat(decision.has("ngày 20/01/2022.QUYẾT ĐỊNH:")).isTrue();
              assertThat(draft.pages.get(0).has("giai đoạn 2021-2030.QUYẾT ĐỊNH:")).isTrue();
            }));
    r.add(style("II.6", "article", "Điều 1.", 13, 14, true, false));
    r.add(
        style(
            "II.6",
            "text of an article",
            "Ban hành kèm theo Quyết định này",
            13,
            14,
            false,
            false));
    r.add(
        rule(
            "II.6",
            "first lines are indented 1 or 1.27 cm",
            () -> {
              for (String start : List.of("Căn cứ Luật", "Điều 1.", "Điều 3.")) {
                assertThat(decision.find(start).left() - LEFT).isCloseTo(12.7, within(MM));
              }
              assertThat(plan.get(0).find("1. Cải thiện môi trường").left() - LEFT)
                  .isCloseTo(12.7, within(MM));
            }));
    r.add(
        rule(
            "II.6",
            "paragraphs are at least 6 pt apart",
            () -> {
              double pitch = pitch(decision);
              double between =
                  decision.find("Điều 2.").firstBaseline()
                      - decision.find("thị xã Ninh Hòa năm 2022.Điều 2").firstBaseline();
              assertThat(between - pitch).isGreaterThan(6 * POINT_IN_MM - 0.05);
            }));
    r.add(
        rule(
            "II.6",
            "line spacing between single and 1.5",
            () -> assertThat(pitch(decision) / (14 * POINT_IN_MM)).isBetween(1.0, 1.5 * 1.15)));
    r.add(
        rule(
            "II.6",
            "full lines are justified",
            () -> {
              Found paragraph =
                  plan.get(0)
                      .find(
                          "1. Cải thiện môi trường kinh doanh, góp phần cải thiện và duy trì Chỉ số"
                              + " năng lực cạnh tranh cấp tỉnh (PCI) của tỉnh ở nhóm tốt");
              assertThat(paragraph.right()).isCloseTo(RIGHT, within(MM));
              long toTheEdge =
                  plan.get(0).lines().stream()
                      .filter(line -> Math.abs(line.get(line.size() - 1).right() - RIGHT) < MM)
                      .count();
              assertThat(toTheEdge).isGreaterThan(15);
            }));
    r.add(
        rule(
            "II.6",
            "I. TITLE is bold capitals on one line",
            () -> {
              Found heading = plan.get(0).find("I. MỤC TIÊU TRỌNG TÂM NĂM 2022");
              assertThat(heading.glyphs()).allMatch(Glyph::bold);
              assertThat(heading.firstBaseline()).isEqualTo(heading.lastBaseline());
            }));
    r.add(
        rule(
            "II.6",
            "1. Title is bold, 1. with running text is not",
            () -> {
              assertThat(plan(p -> p.has("1. Phòng Nội vụ - Chủ")).find("1. Phòng Nội vụ").glyphs())
                  .allMatch(Glyph::bold);
              assertThat(plan.get(0).find("1. Cải thiện môi trường").glyphs())
                  .noneMatch(Glyph::bold);
            }));
    r.add(
        rule(
            "II.6",
            "decision and plan end with ./. once",
            () -> {
              assertThat(decision.text()).containsOnlyOnce("./.");
              assertThat(plan.get(plan.size() - 1).text()).containsOnlyOnce("./.");
            }));
  }

  private static void closing(List<Rule> r) {
    r.add(style("II.7", "capacity", "TM. ỦY BAN NHÂN DÂN", 13, 14, true, false));
    r.add(style("II.7", "post", "PHÓ CHỦ TỊCH", 13, 14, true, false));
    r.add(style("II.7", "name", "Nguyễn Minh Thư", 13, 14, true, false));
    r.add(
        rule(
            "II.7",
            "the lines of the signature are centred on one axis, on the right",
            () -> {
              double axis = decision.find("TM. ỦY BAN NHÂN DÂN").centre();
              assertThat(axis).isGreaterThan(MIDDLE);
              for (String line : List.of("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Minh Thư")) {
                assertThat(decision.find(line).centre()).isCloseTo(axis, within(MM));
              }
            }));
    r.add(
        rule(
            "II.7",
            "there is room for the signature",
            () ->
                assertThat(
                        decision.find("Nguyễn Minh Thư").firstBaseline()
                            - decision.find("PHÓ CHỦ TỊCH").firstBaseline())
                    .isGreaterThan(20)));
    r.add(
        rule(
            "II.7",
            "the signature stands on the page of the last lines of text",
            () -> {
              assertThat(decision.has("Điều 3.")).isTrue();
              assertThat(decision.has("Nguyễn Minh Thư")).isTrue();
              Page last = signed(alone);
              assertThat(last.has("Kế hoạch này./.")).isTrue();
            }));
    r.add(style("II.9", "Nơi nhận", "Nơi nhận:", 12, 12, true, true));
    r.add(style("II.9", "a recipient", "- Như Điều 3;", 11, 11, false, false));
    r.add(style("II.9", "Lưu", "- Lưu: VT, NV.", 11, 11, false, false));
    r.add(
        rule(
            "II.9",
            "Nơi nhận begins at the left margin, level with the capacity",
            () -> {
              assertThat(decision.find("Nơi nhận:").left()).isCloseTo(LEFT, within(MM));
              assertThat(decision.find("Nơi nhận:").firstBaseline())
                  .isCloseTo(decision.find("TM. ỦY BAN NHÂN DÂN").firstBaseline(), within(MM));
            }));
    r.add(
        rule(
            "II.9",
            "each recipient has its own line",
            () -> {
              assertThat(decision.find("- UBND tỉnh Khánh Hòa (báo cáo);").left())
                  .isCloseTo(LEFT, within(MM));
              assertThat(decision.find("- UBND tỉnh Khánh Hòa (báo cáo);").firstBaseline())
                  .isGreaterThan(decision.find("- Như Điều 3;").firstBaseline() + 2);
            }));
    r.add(
        rule(
            "face",
            "the file says in a frame on page 1 that it has no digital signature",
            () -> {
              Found first = decision.find("Tệp này chưa có chữ ký số.");
              Found last = decision.find("1cd8d524aecb6416.");
              assertThat(last.firstBaseline()).isGreaterThan(first.firstBaseline() + 3);
              assertThat(decision.strokes())
                  .anyMatch(
                      s ->
                          s.left() < first.left()
                              && s.right() > last.right()
                              && s.top() < first.firstBaseline() - 2)
                  .anyMatch(
                      s ->
                          s.left() < first.left()
                              && s.right() > last.right()
                              && s.bottom() > last.firstBaseline())
                  .as("no line of the frame runs through the words")
                  .noneMatch(
                      s ->
                          s.isHorizontal()
                              && s.top() > first.firstBaseline() - 2
                              && s.bottom() < last.firstBaseline());
              assertThat(issued.pages.stream().filter(p -> p.has(NinhHoa.NOTICE))).hasSize(1);
            }));
    r.add(
        rule(
            "face",
            "a draft says so at the top right, black and italic",
            () -> {
              Found mark = draft.pages.get(0).find("DỰ THẢO (bản 3)");
              assertThat(mark.right()).isCloseTo(RIGHT, within(MM));
              assertThat(mark.glyphs()).allMatch(Glyph::italic).allMatch(Glyph::black);
              assertThat(issued.pages).noneMatch(p -> p.has("DỰ THẢO"));
            }));
  }

  private static void attachments(List<Rule> r) {
    r.add(
        rule(
            "III.1",
            "Phụ lục: 14 pt, bold, centred on a line of its own",
            () -> {
              Found label = appendix.get(0).find("Phụ lục");
              assertThat(label.size()).isCloseTo(14, within(PT));
              assertThat(label.glyphs()).allMatch(Glyph::bold);
              assertThat(label.centre()).isCloseTo(30 + 126, within(MM));
            }));
    r.add(
        rule(
            "III.1",
            "several appendices have Roman numbers and number their own pages",
            () -> {
              assertThat(alone.pages).anyMatch(p -> p.has("Phụ lục I NỘI DUNG"));
              Page second =
                  alone.pages.stream()
                      .filter(p -> p.has("Phụ lục II NỘI DUNG"))
                      .findFirst()
                      .orElseThrow();
              assertThat(number(second)).isEmpty();
              assertThat(digits(alone.pages.get(alone.pages.indexOf(second) + 1))).isEqualTo("2");
            }));
    r.add(
        rule(
            "III.1",
            "title of the appendix: capitals, 13 to 14 pt, bold, centred",
            () -> {
              Found title = appendix.get(0).find("NỘI DUNG, NHIỆM VỤ");
              assertThat(title.size()).isBetween(13 - PT, 14 + PT);
              assertThat(title.glyphs()).allMatch(Glyph::bold);
            }));
    r.add(
        rule(
            "III.1",
            "(Kèm theo …): 13 to 14 pt, italic, centred",
            () -> {
              Found line = appendix.get(0).find("(Kèm theo Quyết định số 112/QĐ-UBND");
              assertThat(line.size()).isBetween(13 - PT, 14 + PT);
              assertThat(line.glyphs()).allMatch(Glyph::italic);
              assertThat(line.centre()).isCloseTo(30 + 126, within(MM));
            }));
    r.add(
        rule(
            "III.1",
            "decision, plan and appendix carry the one number and date",
            () -> {
              String line =
                  "(Kèm theo Quyết định số 112/QĐ-UBND ngày 21 tháng 01 năm 2022 của Ủy ban nhân"
                      + " dân thị xã Ninh Hòa)";
              assertThat(plan.get(0).has(line)).isTrue();
              assertThat(appendix.get(0).has(line)).isTrue();
            }));
    r.add(
        rule(
            "III.1",
            "before issue the line of attachment has gaps",
            () ->
                assertThat(draft.pages.get(1).has("số /QĐ-UBND ngày tháng năm của Ủy ban"))
                    .isTrue()));
    r.add(
        rule(
            "III.1",
            "the appendix of a plan belongs to the plan",
            () ->
                assertThat(alone.pages)
                    .anyMatch(
                        p -> p.has("(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 3 năm 2022"))));
    r.add(
        rule(
            "Mẫu 1.3",
            "the attached plan has no number of its own",
            () -> assertThat(plan.get(0).has("Số:")).isFalse()));
    r.add(
        rule(
            "table",
            "the header row is repeated on every page of the appendix",
            () ->
                appendix.forEach(
                    p -> {
                      Found header =
                          p.find("STT Nhiệm vụ Kết quả/sản phẩm đạt được Tiến độ Phân công");
                      assertThat(header.glyphs()).allMatch(Glyph::bold);
                    })));
    r.add(
        rule(
            "table",
            "the table fills the width and its borders are complete",
            () ->
                appendix.forEach(
                    p -> {
                      assertThat(p.strokes().stream().mapToDouble(Stroke::left).min().orElseThrow())
                          .isCloseTo(30, within(MM));
                      assertThat(
                              p.strokes().stream().mapToDouble(Stroke::right).max().orElseThrow())
                          .isCloseTo(282, within(MM));
                    })));
    r.add(
        rule(
            "table",
            "all 38 tasks are printed",
            () -> {
              String text = String.join("", appendix.stream().map(Page::text).toList());
              NinhHoa.draft().appendices().get(0).groups().stream()
                  .flatMap(g -> g.rows().stream())
                  .forEach(row -> assertThat(text).contains(Page.bare(row.task())));
            }));
  }

  private static void proposals(List<Rule> r) {
    r.add(
        rule(
            "II.2",
            "the superior body is printed above, not bold",
            () -> {
              Found superior = letter.pages.get(0).find("ỦY BAN NHÂN DÂN");
              assertThat(superior.glyphs()).noneMatch(Glyph::bold);
              assertThat(letter.pages.get(0).find("PHÒNG NỘI VỤ").glyphs()).allMatch(Glyph::bold);
              assertThat(superior.lastBaseline())
                  .isLessThan(letter.pages.get(0).find("PHÒNG NỘI VỤ").firstBaseline());
            }));
    r.add(
        rule(
            "II.5",
            "V/v: 12 to 13 pt, upright, centred under the number, 6 pt below",
            () -> {
              Page page = letter.pages.get(0);
              Found subject = page.find("V/v ban hành Kế hoạch");
              Found number = page.find("Số: 82/NV");
              assertThat(subject.size()).isBetween(12 - PT, 13 + PT);
              assertThat(subject.glyphs()).noneMatch(g -> g.bold() || g.italic());
              assertThat(subject.centre()).isCloseTo(number.centre(), within(MM));
              double gap = subject.firstBaseline() - number.firstBaseline();
              assertThat(gap).isCloseTo((6 + 12 * 1.1) * POINT_IN_MM, within(MM));
            }));
    r.add(
        rule(
            "II.9",
            "one addressee stands on the line of Kính gửi",
            () -> {
              Found line = memo.pages.get(0).find("Kính gửi: Ủy ban nhân dân thị xã Ninh Hòa");
              assertThat(line.firstBaseline()).isEqualTo(line.lastBaseline());
              assertThat(line.size()).isBetween(13 - PT, 14 + PT);
            }));
    r.add(
        rule(
            "II.9",
            "several addressees stand below each other, under the colon",
            () -> {
              Page page = letter.pages.get(0);
              List<Glyph> label = page.find("Kính gửi:").glyphs();
              double colon = label.get(label.size() - 1).left();
              assertThat(page.find("- Ủy ban nhân dân thị xã Ninh Hòa;").left())
                  .isCloseTo(colon, within(MM));
              assertThat(page.find("- Văn phòng HĐND và UBND thị xã.").left())
                  .isCloseTo(colon, within(MM));
            }));
    r.add(
        rule(
            "II.9",
            "Nơi nhận of a document with addressees begins with Như trên",
            () -> {
              assertThat(memo.pages.get(0).has("Nơi nhận:- Như trên;")).isTrue();
              assertThat(letter.pages.get(0).has("Nơi nhận:- Như trên;")).isTrue();
            }));
    r.add(
        rule(
            "II.5",
            "a letter has no type, a memo has",
            () -> {
              assertThat(memo.pages.get(0).find("TỜ TRÌNH").centre()).isCloseTo(MIDDLE, within(MM));
              assertThat(letter.pages.get(0).has("CÔNG VĂN")).isFalse();
            }));
  }

  @TestFactory
  Stream<DynamicTest> the_pdf_keeps_every_rule_of_the_list() {
    return rules().stream()
        .map(rule -> dynamicTest(rule.article() + ": " + rule.text(), rule.measured()::run));
  }

  @Test
  void the_pdf_is_tagged_vietnamese_and_says_that_it_is_pdf_a_and_pdf_ua() throws IOException {
    try (PDDocument document = Loader.loadPDF(issuedFile)) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot()).isNotNull();
      assertThat(catalog.getLanguage()).isEqualTo("vi");
      assertThat(catalog.getOutputIntents()).hasSize(1);
      String xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(xmp).contains("<pdfaid:part>2</pdfaid:part>");
      assertThat(xmp).contains("<pdfaid:conformance>A</pdfaid:conformance>");
      assertThat(xmp).containsPattern("pdfuaid:part");
      assertThat(document.getDocumentInformation().getTitle())
          .startsWith("Quyết định số 112/QĐ-UBND Ban hành Kế hoạch");
      assertThat(catalog.getDocumentOutline().children()).hasSize(3);
    }
  }

  private static Rule rule(String article, String text, Runnable measured) {
    return new Rule(article, text, measured);
  }

  private static Rule style(
      String article,
      String cell,
      String text,
      double from,
      double to,
      boolean bold,
      boolean italic) {
    return style(article, cell, text, "", from, to, bold, italic);
  }

  /** The text, followed by what tells it from an earlier occurrence. */
  private static Rule style(
      String article,
      String cell,
      String text,
      String followedBy,
      double from,
      double to,
      boolean bold,
      boolean italic) {
    String wanted =
        "%s: %s pt, %s%s"
            .formatted(
                cell,
                from == to ? (int) from : (int) from + " to " + (int) to,
                bold ? "bold" : "not bold",
                italic ? ", italic" : ", upright");
    return rule(
        article,
        wanted,
        () -> {
          List<Glyph> glyphs =
              decision.find(text + followedBy).glyphs().subList(0, Page.bare(text).length());
          assertThat(glyphs)
              .allSatisfy(
                  g -> {
                    assertThat(g.size()).isBetween(from - PT, to + PT);
                    assertThat(g.bold()).isEqualTo(bold);
                    assertThat(g.italic()).isEqualTo(italic);
                  });
        });
  }

  private static void each(Consumer<Page> check) {
    Stream.of(issued, alone, memo, letter).flatMap(pdf -> pdf.pages.stream()).forEach(check);
  }

  /** The glyphs between the margins: without page number and what the file says of itself. */
  private static List<Glyph> text(Page page) {
    return page.glyphs().stream()
        .filter(g -> g.baseline() > 20 && g.baseline() < page.height() - 17)
        .toList();
  }

  private static List<Glyph> number(Page page) {
    return page.glyphs().stream()
        .filter(g -> g.baseline() < 20 && g.text().matches("\\d") && !g.italic())
        .toList();
  }

  private static String digits(Page page) {
    return String.join("", number(page).stream().map(Glyph::text).toList());
  }

  /** Distance of two lines of one paragraph, in millimetres. */
  private static double pitch(Page page) {
    Found paragraph =
        page.find(
            "Điều 3. Chánh Văn phòng HĐND và UBND thị xã; Trưởng phòng Nội vụ; "
                + "Thủ trưởng các cơ quan, đơn vị thuộc UBND");
    return paragraph.lastBaseline() - paragraph.firstBaseline();
  }

  private static Page plan(java.util.function.Predicate<Page> wanted) {
    return plan.stream().filter(wanted).findFirst().orElseThrow();
  }

  private static Page signed(MeasuredPdf pdf) {
    return pdf.pages.stream().filter(p -> p.has("Nguyễn Minh Thư")).findFirst().orElseThrow();
  }

  private static Found nation() {
    return decision.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  }

  private static Found motto() {
    return decision.find("Độc lập - Tự do - Hạnh phúc");
  }

  private static Found issuer() {
    return decision.find("ỦY BAN NHÂN DÂN");
  }

  private static Found date() {
    return decision.find("Ninh Hòa, ngày 21 tháng 01 năm 2022");
  }
}

package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;
import vn.trinhky.document.internal.Exports;

/** What our own exporter writes comes back as the draft that it was written from. */
class RoundTripTest {

  private static final Samples SAMPLES = new Samples();

  /**
   * What is nowhere printed, as plan and place (a pattern) with the reason. A row that prints the
   * names of its agencies in one cell is understood from that cell; what a person understood beyond
   * the words does not come back from a file.
   */
  private static final Map<String, String> NOT_PRINTED =
      Map.of(
          ".* /appendices/.*/deadline/note",
              "a reader's remark on a time; the time itself is equal",
          "vinh-long-2023 /appendices/0/groups/0/rows/7/deadline/condition",
              "the sample corrects the misprint of the printed time",
          "vung-tau-2023 /appendices/0/groups/6/rows/4/deadline/.*",
              "the sample takes the recurrence from the product",
          "ninh-hoa-2022 /appendices/0/groups/1/rows/2/deadline/condition",
              "the sample takes the condition from the product",
          "ninh-hoa-2022 /appendices/0/groups/6/rows/4/deadline/condition",
              "the sample takes half of the condition from the task",
          "ninh-hoa-2022 /appendices/.*/(lead|proposedLeads/.*|coordinators/.*)/(name|collective)",
              "the sample names agencies as the catalogue does, the one printed cell in other words",
          "nga-nam-2024 /reportRegime/reporters/.*",
              "the sample keeps departments and public units as one reporter",
          "vinh-long-2023 /ownPlanDuty/text", "the sample begins the duty in lower case",
          "vung-tau-2023 /ownPlanDuty/.*", "the sample takes the duty from a product, not a body");

  static List<String> plans() {
    return Sources.SEEDS;
  }

  static List<String> plansWithAppendix() {
    return plans().stream()
        .filter(plan -> !SAMPLES.load(plan).draft().appendices().isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void a_document_comes_back_as_the_draft_it_was_written_from(String plan) {
    Samples.Sample sample = SAMPLES.load(plan);
    Draft read = imported(sample, docx(sample.draft()));
    assertThat(differing(plan, sample.draft(), read)).isEmpty();
    assertThat(imported(sample, docx(read))).as("the second time").isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("plansWithAppendix")
  void a_workbook_comes_back_as_the_appendices_it_was_written_from(String plan) {
    Samples.Sample sample = SAMPLES.load(plan);
    Draft read = imported(sample, Exports.EXPORTER.appendixWorkbook(document(sample.draft())));
    assertThat(
            differing(plan, sample.draft(), read).stream()
                .filter(place -> place.startsWith(plan + " /appendices")))
        .isEmpty();
    assertThat(imported(sample, Exports.EXPORTER.appendixWorkbook(document(read))).appendices())
        .isEqualTo(read.appendices());
  }

  @Test
  void emphasis_inside_of_a_line_comes_back() {
    Draft sample = SAMPLES.load("vinh-long-2023").draft();
    Draft written =
        with(
            sample,
            List.of(
                new Draft.LegalBasis("Căn cứ **Luật** Tổ chức chính quyền địa phương;", List.of())),
            List.of(
                new Draft.Article(
                    "Điều 1", "Ban hành kèm theo Quyết định này **Kế hoạch** năm 2023."),
                new Draft.Article(
                    "Điều 2", "Giao *Sở Nội vụ* theo dõi.\n**Riêng** các huyện tự lo./.")),
            """
            I. MỤC TIÊU
            Mở đầu **đậm**, *nghiêng*, ***cả hai*** và thường.
            **Đậm ở đầu:** phần sau của câu.
            1. Các nhiệm vụ *quan trọng* sau đây:
            a) **Nhóm thứ nhất:** rà soát thủ tục;
            b) phần cuối **in đậm**;
            - *Cả dòng in nghiêng;*
            - **Cả dòng in đậm;**
            **Cả đoạn in đậm.**
            *Cả đoạn in nghiêng.*
            Phép tính 2 * 3 = 6 và dấu (*) không phải nhấn mạnh.
            II. TỔ CHỨC THỰC HIỆN
            Các cơ quan **khẩn trương** thực hiện./.\
            """);
    Draft read = imported(SAMPLES.load("vinh-long-2023"), docx(written));
    assertThat(read.plan()).isEqualTo(written.plan());
    assertThat(read.articles()).isEqualTo(written.articles());
    assertThat(read.legalBases())
        .extracting(Draft.LegalBasis::text)
        .isEqualTo(written.legalBases().stream().map(Draft.LegalBasis::text).toList());
  }

  private static Draft with(
      Draft draft, List<Draft.LegalBasis> bases, List<Draft.Article> articles, String body) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        bases,
        articles,
        new Draft.PlanText(draft.plan().subject(), body),
        draft.appendices(),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }

  /** The values of two drafts that are not equal, but for those that are not printed. */
  private static List<String> differing(String plan, Draft written, Draft read) {
    Map<String, String> should = values(written);
    Map<String, String> is = values(read);
    Set<String> places = new TreeSet<>(should.keySet());
    places.addAll(is.keySet());
    return places.stream()
        .filter(place -> !Objects.equals(should.get(place), is.get(place)))
        .filter(place -> NOT_PRINTED.keySet().stream().noneMatch((plan + " " + place)::matches))
        .map(
            place ->
                "%s %s: %s\n   instead of %s"
                    .formatted(plan, place, is.get(place), should.get(place)))
        .toList();
  }

  /** Every value of a draft by its place in the JSON shape; the body line by line. */
  private static Map<String, String> values(Draft draft) {
    Map<String, String> values = new TreeMap<>();
    try {
      collect("", new ObjectMapper().readTree(DraftJson.write(draft)), values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }

  private static void collect(String place, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(place + "/" + field.getKey(), field.getValue(), values));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(place + "/" + i, node.get(i), values);
      }
    } else if (!node.isNull()) {
      String[] lines = node.asText().split("\n");
      for (int i = 0; i < lines.length; i++) {
        values.put(lines.length == 1 ? place : place + "/" + i, lines[i]);
      }
    }
  }

  private static byte[] docx(Draft draft) {
    return Exports.EXPORTER.docx(document(draft));
  }

  /** As a dossier prints its draft once the proposal is there. */
  private static PlanDocument document(Draft draft) {
    boolean decision = draft.form() == IssuanceForm.DECISION_WITH_PLAN;
    return new PlanDocument(
        draft,
        new DocumentFacts(
            null,
            decision ? "QĐ-UBND" : "KH-UBND",
            null,
            decision ? "Theo đề nghị của Trưởng phòng Nội vụ." : null,
            null,
            "DỰ THẢO",
            null));
  }

  private static Draft imported(Samples.Sample sample, byte[] file) {
    return DraftAssemblerTest.read(
            SourceReaders.read("tệp", file),
            DraftAssemblerTest.blank(sample.draft()),
            sample.plan().locality(),
            LocalDate.of(sample.plan().year(), 1, 9))
        .draft();
  }
}

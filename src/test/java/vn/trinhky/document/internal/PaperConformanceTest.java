package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.document.Samples;
import vn.trinhky.support.Conformance;

/** Every paper of a dossier is PDF/A-2a and PDF/UA-1, by the judgement of veraPDF. */
class PaperConformanceTest {

  private static final FreemarkerRenderer RENDERER = new FreemarkerRenderer();

  @ParameterizedTest(name = "{0}")
  @MethodSource("papers")
  void a_paper_can_be_archived_and_read_aloud(String name, Printable paper) {
    assertThat(Conformance.problems(RENDERER.pdf(paper))).isEmpty();
  }

  static Stream<Arguments> papers() {
    Map<String, Printable> papers = new LinkedHashMap<>();
    for (Samples.Sample sample : new Samples().list()) {
      papers.put(sample.code() + ", issued", new PlanDocument(sample.draft(), facts(sample)));
    }
    papers.put("draft", NinhHoa.draftDossier());
    papers.put("plan alone with two appendices", NinhHoa.planAlone());
    papers.put(
        "memo",
        NinhHoa.proposal(ProposalKind.SUBMISSION_MEMO, NinhHoa.SAMPLE.proposal().addressees()));
    papers.put(
        "official letter",
        NinhHoa.proposal(
            ProposalKind.OFFICIAL_LETTER,
            List.of("Ủy ban nhân dân thị xã Ninh Hòa", "Văn phòng HĐND và UBND thị xã")));
    papers.put("review sheet", NinhHoa.reviewSheet(null));
    papers.put("review sheet with direction", NinhHoa.reviewSheet("Đồng ý ban hành."));
    papers.put("opinion table", NinhHoa.opinionTable());
    papers.put("register", NinhHoa.register());
    papers.put("letter of consultation", NinhHoa.consultation());
    papers.put("reminder", NinhHoa.reminder());
    papers.put("notice of recall", NinhHoa.recall());
    papers.put("letter of correction", NinhHoa.correction());
    return papers.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  private static DocumentFacts facts(Samples.Sample sample) {
    Draft draft = sample.draft();
    String notation = draft.form() == IssuanceForm.DECISION_WITH_PLAN ? "QĐ-UBND" : "KH-UBND";
    return new DocumentFacts(
        "7",
        notation,
        LocalDate.of(2022, 1, 21),
        "Theo đề nghị của Phòng Nội vụ tại Công văn số 82/NV ngày 20/01/2022.",
        new SignatureBlock(
            List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lê Thị Bình"),
        null,
        NinhHoa.NOTICE);
  }

  /** So that nobody takes silence for consent. */
  @Test
  void a_file_that_is_neither_is_found_out() throws IOException {
    try (PDDocument plain = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      plain.addPage(new PDPage());
      plain.save(out);
      assertThat(Conformance.problems(out.toByteArray()))
          .anyMatch(problem -> problem.startsWith("2a "))
          .anyMatch(problem -> problem.startsWith("ua1 "));
    }
  }

  /** veraPDF comes with libraries of its own; none of them may answer for the whole test run. */
  @Test
  void the_validator_leaves_the_xml_of_the_platform_alone() {
    assertThat(
            Stream.of(
                    "javax.xml.transform.TransformerFactory",
                    "javax.xml.parsers.SAXParserFactory",
                    "javax.xml.parsers.DocumentBuilderFactory",
                    "javax.xml.stream.XMLInputFactory",
                    "javax.xml.xpath.XPathFactory",
                    "javax.xml.validation.SchemaFactory")
                .filter(
                    service ->
                        PaperConformanceTest.class.getResource("/META-INF/services/" + service)
                            != null))
        .isEmpty();
  }
}

package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.ProposalDocument;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.document.SignableFields;
import vn.trinhky.support.Conformance;

/** The file that waits for signature, number, date and seal. */
class SignableFileTest {

  private static final double POINTS = 72 / 25.4;
  private static final LocalDate DAY = LocalDate.of(2022, 1, 21);

  private static final FreemarkerRenderer RENDERER = new FreemarkerRenderer();

  @Test
  void number_and_date_are_fields_wherever_they_stand() throws IOException {
    byte[] file =
        RENDERER.signable(decision("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"));
    keep(file, "signable");

    try (PDDocument pdf = Loader.loadPDF(file)) {
      PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
      assertThat(form.getFields())
          .extracting(field -> field.getPartialName())
          .containsExactlyInAnyOrder(
              SignableFields.NUMBER,
              SignableFields.DAY,
              SignableFields.MONTH,
              SignableFields.YEAR,
              SignableFields.SIGNATURE,
              SignableFields.SEAL);
      // decision, plan and appendix
      for (String name : SignableFields.FILLED_BY_CLERK) {
        assertThat(form.getField(name).getWidgets())
            .extracting(widget -> pdf.getPages().indexOf(widget.getPage()))
            .hasSize(3)
            .doesNotHaveDuplicates()
            .startsWith(0);
      }
    }
    assertThat(Conformance.problems(file)).isEmpty();
    assertThat(RENDERER.signable(decision("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")))
        .isEqualTo(file);
  }

  @Test
  void the_clerk_fills_number_and_date_without_touching_a_byte() throws IOException {
    byte[] file = RENDERER.signable(decision("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));

    byte[] filled = RENDERER.fill(file, "7", LocalDate.of(2022, 3, 5));
    keep(filled, "filled");

    assertThat(Arrays.copyOf(filled, file.length)).isEqualTo(file);
    assertThat(filled.length - file.length).isLessThan(20_000);
    try (PDDocument pdf = Loader.loadPDF(filled)) {
      PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
      assertThat(value(form, SignableFields.NUMBER)).isEqualTo("07");
      assertThat(value(form, SignableFields.DAY)).isEqualTo("05");
      assertThat(value(form, SignableFields.MONTH)).isEqualTo("3");
      assertThat(value(form, SignableFields.YEAR)).isEqualTo("2022");
    }
    assertThat(Conformance.problems(filled)).isEmpty();
    assertThatThrownBy(() -> RENDERER.fill(filled, "8", DAY))
        .isInstanceOf(IllegalStateException.class);
  }

  /** What is filled looks as if it had been printed: same line, same letters, nothing else. */
  @Test
  void what_is_filled_stands_on_the_line_of_the_text_around_it() throws IOException {
    byte[] file = RENDERER.signable(decision("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
    MeasuredPdf.Page first = new MeasuredPdf(file).pages.get(0);
    double line = first.find("Số:").firstBaseline();

    try (PDDocument pdf = Loader.loadPDF(RENDERER.fill(file, "112", DAY))) {
      PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 288);
      double scale = 288 / 25.4;
      for (String name : SignableFields.FILLED_BY_CLERK) {
        PDRectangle box = form.getField(name).getWidgets().get(0).getRectangle();
        int lowest = lowestInk(page, box, 288 / 72.0);
        assertThat(lowest / scale).as(name).isCloseTo(line, within(0.3));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("titles")
  void signature_and_seal_have_their_place_under_titles_of_any_length(List<String> title)
      throws IOException {
    byte[] file = RENDERER.signable(decision(title.toArray(String[]::new)));
    List<MeasuredPdf.Page> pages = new MeasuredPdf(file).pages;

    try (PDDocument pdf = Loader.loadPDF(file)) {
      PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
      PDAnnotationWidget signature = form.getField(SignableFields.SIGNATURE).getWidgets().get(0);
      PDRectangle image = signature.getRectangle();
      PDRectangle seal = form.getField(SignableFields.SEAL).getWidgets().get(0).getRectangle();
      MeasuredPdf.Page page = pages.get(pdf.getPages().indexOf(signature.getPage()));
      MeasuredPdf.Found lastLine = page.find(title.get(title.size() - 1));
      MeasuredPdf.Found name = page.find("Nguyễn Minh Thư");
      double height = page.height();

      double top = height - image.getUpperRightY() / POINTS;
      double bottom = height - image.getLowerLeftY() / POINTS;
      assertThat((image.getLowerLeftX() + image.getUpperRightX()) / 2 / POINTS)
          .isCloseTo(name.centre(), within(0.5));
      assertThat(top).isGreaterThan(lastLine.lastBaseline());
      // above the letters of the name
      assertThat(bottom).isLessThan(name.firstBaseline() - 4);
      assertThat(seal.getWidth() / POINTS).isCloseTo(36, within(0.1));
      assertThat(seal.getHeight() / POINTS).isCloseTo(36, within(0.1));
      double covered = seal.getUpperRightX() - image.getLowerLeftX();
      assertThat(covered / image.getWidth()).isCloseTo(1 / 3.0, within(0.02));
      assertThat(seal.getLowerLeftX()).isLessThan(image.getLowerLeftX());
    }
  }

  static List<List<String>> titles() {
    return List.of(
        List.of("CHỦ TỊCH"),
        List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        List.of(
            "TL. CHỦ TỊCH",
            "KT. CHÁNH VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN THỊ XÃ",
            "PHÓ CHÁNH VĂN PHÒNG"));
  }

  @Test
  void memo_and_letter_can_be_signed_too() {
    for (ProposalKind kind : ProposalKind.values()) {
      ProposalDocument p = NinhHoa.proposal(kind, List.of("Ủy ban nhân dân thị xã Ninh Hòa"));
      ProposalDocument open =
          new ProposalDocument(
              p.kind(),
              p.superior(),
              p.letterhead(),
              p.place(),
              p.subject(),
              p.addressees(),
              p.body(),
              p.recipients(),
              p.archive(),
              unnumbered(p.facts()));

      byte[] filled = RENDERER.fill(RENDERER.signable(open), "82", DAY);

      assertThat(Conformance.problems(filled)).isEmpty();
    }
  }

  @Test
  void only_what_is_signed_and_not_yet_numbered_becomes_such_a_file() {
    assertThatThrownBy(() -> RENDERER.signable(NinhHoa.issuedDossier()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RENDERER.signable(NinhHoa.reviewSheet(null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RENDERER.signable(NinhHoa.draftDossier()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RENDERER.fill(RENDERER.pdf(NinhHoa.issuedDossier()), "7", DAY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PlanDocument decision(String... lines) {
    DocumentFacts issued = NinhHoa.issued();
    return new PlanDocument(
        NinhHoa.draft(),
        unnumbered(
            new DocumentFacts(
                null,
                issued.notation(),
                null,
                issued.proposal(),
                new SignatureBlock(List.of(lines), "Nguyễn Minh Thư"),
                null,
                null)));
  }

  private static DocumentFacts unnumbered(DocumentFacts facts) {
    return new DocumentFacts(
        null, facts.notation(), null, facts.proposal(), facts.signature(), null, null);
  }

  private static String value(PDAcroForm form, String field) {
    PDTextField text = (PDTextField) form.getField(field);
    assertThat(text.isReadOnly()).isTrue();
    return text.getValue();
  }

  /** The lowest row with ink inside the box, in pixels from the top. */
  private static int lowestInk(BufferedImage page, PDRectangle box, double pixels) {
    int left = (int) (box.getLowerLeftX() * pixels) + 1;
    int right = (int) (box.getUpperRightX() * pixels) - 1;
    int top = (int) (page.getHeight() - box.getUpperRightY() * pixels);
    int bottom = (int) (page.getHeight() - box.getLowerLeftY() * pixels);
    for (int y = bottom; y >= top; y--) {
      for (int x = left; x <= right; x++) {
        if ((page.getRGB(x, y) & 0xff) < 100) {
          return y;
        }
      }
    }
    throw new AssertionError("Nothing is written in the box");
  }

  private static void keep(byte[] file, String name) throws IOException {
    if (!Boolean.getBoolean("trinhky.screenshots")) {
      return;
    }
    Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(pictures.resolve(name + ".pdf"), file);
    try (PDDocument pdf = Loader.loadPDF(file)) {
      for (int page : List.of(0, 1, 2)) {
        ImageIO.write(
            new PDFRenderer(pdf).renderImageWithDPI(page, 80),
            "png",
            pictures.resolve(name + "-" + (page + 1) + ".png").toFile());
      }
    }
  }
}

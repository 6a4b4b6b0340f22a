package vn.trinhky.signing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.DigitalSignatures;
import vn.trinhky.signing.FileVerdict;
import vn.trinhky.signing.SigningOrder;
import vn.trinhky.signing.internal.SigningProperties.Mode;
import vn.trinhky.support.Conformance;

/** The decision of thị xã Ninh Hòa of 21/01/2022, signed and sealed. */
class SignedDocumentTest {

  @TempDir Path folder;

  @Test
  void leader_signs_clerk_numbers_agency_seals_and_everything_holds() throws IOException {
    Desk desk = new Desk(folder);
    byte[] open = Desk.signable();

    byte[] signed = desk.signed();
    byte[] numbered = Desk.RENDERER.fill(signed, "112", LocalDate.of(2022, 1, 21));
    byte[] sealed = Desk.key(desk.signatures()).sign(SigningOrder.seal(numbered, Desk.COMMITTEE));
    keep(sealed, desk);

    // every step only appends
    assertThat(Arrays.copyOf(signed, open.length)).isEqualTo(open);
    assertThat(Arrays.copyOf(sealed, numbered.length)).isEqualTo(numbered);

    FileVerdict verdict = desk.signatures().verify(sealed);
    assertThat(verdict.signatures())
        .extracting(FileVerdict.SignatureVerdict::signer)
        .containsExactly("Nguyễn Minh Thư", "Ủy ban nhân dân thị xã Ninh Hòa");
    assertThat(verdict.signatures()).allSatisfy(s -> assertThat(s.reasons()).isEmpty());
    assertThat(verdict.valid()).isTrue();
    assertThat(verdict.headline()).startsWith("Hợp lệ: 2 chữ ký đều đạt");
    assertThat(verdict.signatures().get(0).signedAt()).isEqualTo(Desk.NOW);
    assertThat(verdict.signatures().get(0).notes())
        .contains("Sau chữ ký này chỉ điền số, ngày và đóng dấu cơ quan, đúng ô cho phép.");
    assertThat(verdict.signatures().get(1).notes()).contains("Chữ ký bao trùm toàn bộ tệp.");

    for (byte[] state : List.of(signed, numbered, sealed)) {
      assertThat(Conformance.problems(state)).isEmpty();
    }
    assertThat(judgedByTheLibrary(sealed, desk)).containsExactly("passed", "passed");
  }

  /** Titles and lines of other lengths move everything: the verdict must not depend on it. */
  @Test
  void other_papers_hold_as_well() {
    Desk desk = new Desk(folder);
    for (byte[] open :
        List.of(
            Desk.RENDERER.signable(Desk.decision("KT. CHỦ TỊCH")),
            Desk.RENDERER.signable(Desk.paper("vinh-chau-2023", "KH-UBND")),
            Desk.RENDERER.signable(Desk.paper("nga-nam-2024", "KH-UBND")))) {
      byte[] signed = Desk.key(desk.signatures()).sign(SigningOrder.signature(open, Desk.LEADER));
      byte[] sealed =
          Desk.key(desk.signatures())
              .sign(
                  SigningOrder.seal(
                      Desk.RENDERER.fill(signed, "7", LocalDate.of(2022, 3, 5)), Desk.COMMITTEE));

      FileVerdict verdict = desk.signatures().verify(sealed);

      assertThat(verdict.signatures()).allSatisfy(s -> assertThat(s.reasons()).isEmpty());
      assertThat(verdict.valid()).isTrue();
      assertThat(Conformance.problems(sealed)).isEmpty();
    }
  }

  @Test
  void before_the_seal_it_is_not_an_issued_document() {
    Desk desk = new Desk(folder);

    for (byte[] state : List.of(desk.signed(), desk.numbered())) {
      FileVerdict verdict = desk.signatures().verify(state);
      assertThat(verdict.valid()).isFalse();
      assertThat(verdict.headline()).startsWith("Chưa hoàn chỉnh");
      assertThat(verdict.signatures()).hasSize(1).allMatch(FileVerdict.SignatureVerdict::valid);
    }
    FileVerdict none = desk.signatures().verify(Desk.signable());
    assertThat(none.valid()).isFalse();
    assertThat(none.headline()).isEqualTo("Tệp không có chữ ký số nào.");
  }

  @Test
  void a_time_stamp_proves_the_time_even_when_the_certificate_has_expired() {
    Desk desk = new Desk(folder);
    DigitalSignatures stamped =
        desk.at(Desk.NOW, Mode.LOCAL_KEY, desk.authority.timeStamps(Desk.NOW));
    byte[] signed = Desk.key(stamped).sign(SigningOrder.signature(Desk.signable(), Desk.LEADER));
    byte[] sealed =
        Desk.key(stamped)
            .sign(
                SigningOrder.seal(
                    Desk.RENDERER.fill(signed, "112", LocalDate.of(2022, 1, 21)), Desk.COMMITTEE));

    FileVerdict later = desk.at(Desk.inYears(5), Mode.LOCAL_KEY, null).verify(sealed);

    assertThat(later.signatures()).allSatisfy(s -> assertThat(s.reasons()).isEmpty());
    assertThat(later.valid()).isTrue();
    assertThat(later.signatures()).allMatch(FileVerdict.SignatureVerdict::timeStamped);
    assertThat(Conformance.problems(sealed)).isEmpty();
    // without a stamp the same signature cannot be told from a late one
    assertThat(desk.at(Desk.inYears(5), Mode.LOCAL_KEY, null).verify(desk.sealed()).valid())
        .isFalse();
  }

  @Test
  void revocation_data_goes_into_the_file_where_there_is_some() throws IOException {
    Desk desk = new Desk(folder);
    Files.write(
        desk.trusted.resolve("ca.crl"), desk.authority.revocations(Desk.NOW, null, Desk.NOW));
    SigningProperties p = desk.properties(Mode.LOCAL_KEY);
    DigitalSignatures longTerm =
        SigningConfiguration.assemble(
            new SigningProperties(
                p.mode(), p.keys(), p.password(), p.trusted(), null, true, false, null, "", 0),
            java.time.Clock.fixed(Desk.NOW, Desk.ZONE),
            desk.authority.timeStamps(Desk.NOW));

    byte[] signed = Desk.key(longTerm).sign(SigningOrder.signature(Desk.signable(), Desk.LEADER));
    byte[] sealed =
        Desk.key(longTerm)
            .sign(
                SigningOrder.seal(
                    Desk.RENDERER.fill(signed, "112", LocalDate.of(2022, 1, 21)), Desk.COMMITTEE));

    SimpleReport report = report(sealed, desk);
    assertThat(report.getSignatureIdList())
        .hasSize(2)
        .allMatch(id -> report.getSignatureFormat(id) == SignatureLevel.PAdES_BASELINE_LT);
    FileVerdict verdict = desk.signatures().verify(sealed);
    assertThat(verdict.signatures()).allSatisfy(s -> assertThat(s.reasons()).isEmpty());
    assertThat(verdict.valid()).isTrue();
    assertThat(Conformance.problems(sealed)).isEmpty();
  }

  @Test
  void the_seal_needs_the_signature_of_the_leader_first() {
    Desk desk = new Desk(folder);

    assertThatThrownBy(
            () ->
                Desk.key(desk.signatures())
                    .sign(SigningOrder.seal(Desk.signable(), Desk.COMMITTEE)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("not-signed"));
    assertThatThrownBy(
            () ->
                Desk.key(desk.signatures())
                    .sign(SigningOrder.signature(desk.signed(), Desk.LEADER)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("nothing-to-sign"));
  }

  @Test
  void without_a_usable_key_nothing_is_signed_and_the_sentence_says_why() throws IOException {
    Desk desk = new Desk(folder);
    SigningOrder order = SigningOrder.signature(Desk.signable(), Desk.LEADER);
    Path file = desk.keys.resolve("ninh-hoa").resolve(Desk.LEADER.code() + ".p12");

    assertThat(refused(desk.at(Desk.inYears(4), Mode.LOCAL_KEY, null), order))
        .isEqualTo("key-not-valid");
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(refused(desk.signatures(), order)).isEqualTo("key-unusable");
    Files.delete(file);
    assertThat(refused(desk.signatures(), order)).isEqualTo("key-missing");
    desk.authority.install(desk.keys, Desk.LEADER, desk.leader);
    Files.delete(desk.keys.resolve("ninh-hoa").resolve(Desk.LEADER.code() + ".png"));
    assertThat(refused(desk.signatures(), order)).isEqualTo("picture-missing");
  }

  @Test
  void an_attachment_carries_number_and_time_at_its_top_right_and_no_picture() throws IOException {
    Desk desk = new Desk(folder);
    byte[] attachment = attachment();

    byte[] signed =
        Desk.key(desk.signatures())
            .sign(SigningOrder.attachment(attachment, Desk.COMMITTEE, "192/KH-UBND"));

    assertThat(desk.signatures().verify(signed).valid()).isTrue();
    try (PDDocument document = Loader.loadPDF(signed)) {
      var widget = document.getSignatureFields().get(0).getWidgets().get(0);
      var page = document.getPage(0).getMediaBox();
      assertThat(widget.getRectangle().getUpperRightX()).isGreaterThan(page.getWidth() - 40);
      assertThat(widget.getRectangle().getUpperRightY()).isGreaterThan(page.getHeight() - 40);
      document.getDocumentCatalog().getAcroForm(null).flatten();
      PDFTextStripperByArea corner = new PDFTextStripperByArea();
      corner.addRegion(
          "corner",
          new java.awt.geom.Rectangle2D.Double(page.getWidth() / 3, 0, page.getWidth(), 45));
      corner.extractRegions(document.getPage(0));
      assertThat(corner.getTextForRegion("corner").strip())
          .isEqualTo("192/KH-UBND; 2022-01-21T15:31:00+07:00");
    }
  }

  private static byte[] attachment() throws IOException {
    try (PDDocument document = new PDDocument();
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
      document.addPage(
          new org.apache.pdfbox.pdmodel.PDPage(org.apache.pdfbox.pdmodel.common.PDRectangle.A4));
      document.save(out);
      return out.toByteArray();
    }
  }

  private static String refused(DigitalSignatures signatures, SigningOrder order) {
    try {
      Desk.key(signatures).sign(order);
      return "signed";
    } catch (Refusal refusal) {
      assertThat(refusal.getMessage()).contains("chưa được ký");
      return refusal.type();
    }
  }

  /** The library's own judgement, by its own policy. */
  private static List<String> judgedByTheLibrary(byte[] file, Desk desk) {
    SimpleReport report = report(file, desk);
    return report.getSignatureIdList().stream()
        .map(
            id ->
                report.getIndication(id) == Indication.TOTAL_PASSED
                    ? "passed"
                    : report.getIndication(id)
                        + " "
                        + report.getSubIndication(id)
                        + " "
                        + report.getAdESValidationErrors(id).stream()
                            .map(message -> message.getValue())
                            .toList())
        .toList();
  }

  private static SimpleReport report(byte[] file, Desk desk) {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(desk.authority.certificate()));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    Instant later = Desk.NOW.plus(Duration.ofHours(1));
    verifier.setCrlSource(
        new ExternalResourcesCRLSource(
            new ByteArrayInputStream(desk.authority.revocations(later, null, later))));
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new InMemoryDocument(file, "112.pdf"));
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(Date.from(later));
    return validator.validateDocument().getSimpleReport();
  }

  /** Kept when pictures are wanted: the file, its pages, and the issuer for other programs. */
  private static void keep(byte[] file, Desk desk) throws IOException {
    if (!Boolean.getBoolean("trinhky.screenshots")) {
      return;
    }
    Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(pictures.resolve("signed-decision.pdf"), file);
    try {
      Files.write(
          pictures.resolve("signed-decision-issuer.der"),
          desk.authority.certificate().getEncoded());
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    try (PDDocument pdf = Loader.loadPDF(file)) {
      for (int page : List.of(0, 1)) {
        ImageIO.write(
            new PDFRenderer(pdf).renderImageWithDPI(page, 96),
            "png",
            pictures.resolve("signed-decision-" + (page + 1) + ".png").toFile());
      }
    }
  }
}

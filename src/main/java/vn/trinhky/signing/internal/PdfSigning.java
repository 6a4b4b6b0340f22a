package vn.trinhky.signing.internal;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.ImageScaling;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignerTextHorizontalAlignment;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.signature.PAdESWithExternalCMSService;
import eu.europa.esig.dss.pdf.PdfSignatureFieldPositionChecker;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.SignableFields;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.SigningOrder;

/** Makes PAdES signatures with the library; where the key is does not matter here. */
final class PdfSigning {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter SIGNING_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
  private static final String FONT =
      "/com/mpobjects/jasperreports/fonts/liberation/LiberationSerif-Regular.ttf";

  /** Room in the file for a signature with its certificates, in bytes. */
  private static final int ROOM = 16_384;

  private static final int ROOM_WITH_TIME = 24_576;
  private static final float MM = 72 / 25.4f;

  private final Pictures pictures;
  private final Trust trust;
  private final @Nullable TSPSource timeStamps;
  private final SignatureLevel level;

  PdfSigning(Pictures pictures, Trust trust, @Nullable TSPSource timeStamps, boolean longTerm) {
    this.pictures = pictures;
    this.trust = trust;
    this.timeStamps = timeStamps;
    if (timeStamps == null) {
      this.level = SignatureLevel.PAdES_BASELINE_B;
    } else {
      this.level = longTerm ? SignatureLevel.PAdES_BASELINE_LT : SignatureLevel.PAdES_BASELINE_T;
    }
  }

  /** The signature as it will be; the same arguments always give the same. */
  PAdESSignatureParameters parameters(
      SigningOrder order, List<X509Certificate> certificates, Instant at) {
    List<CertificateToken> chain = certificates.stream().map(CertificateToken::new).toList();
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(
        level == SignatureLevel.PAdES_BASELINE_LT && !trust.hasRevocationOf(certificates)
            ? SignatureLevel.PAdES_BASELINE_T
            : level);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(chain.get(0));
    parameters.setCertificateChain(chain);
    parameters.bLevel().setSigningDate(Date.from(at.truncatedTo(ChronoUnit.SECONDS)));
    parameters.setSigningTimeZone(TimeZone.getTimeZone(ZONE));
    parameters.setContentSize(timeStamps == null ? ROOM : ROOM_WITH_TIME);
    parameters.setSignerName(order.signer().name());
    parameters.setAppName("Trình Ký");
    switch (order.role()) {
      case SIGNATURE -> {
        parameters.setReason("Ký ban hành");
        parameters.setPermission(CertificationPermission.MINIMAL_CHANGES_PERMITTED);
        parameters.setImageParameters(picture(order, SignableFields.SIGNATURE));
      }
      case SEAL -> {
        parameters.setReason("Phát hành");
        parameters.setImageParameters(picture(order, SignableFields.SEAL));
      }
      case ATTACHMENT -> {
        parameters.setReason("Phát hành kèm văn bản");
        parameters.setImageParameters(line(order, at));
      }
    }
    return parameters;
  }

  /** Refuses a file that has no empty field for this signature. */
  void check(SigningOrder order) {
    if (order.role() == SigningOrder.Role.ATTACHMENT) {
      return;
    }
    String name =
        order.role() == SigningOrder.Role.SEAL ? SignableFields.SEAL : SignableFields.SIGNATURE;
    try (PDDocument document = Loader.loadPDF(order.file())) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      if (form == null
          || !(form.getField(name) instanceof PDSignatureField field)
          || field.getSignature() != null) {
        throw nothingToSign();
      }
      if (order.role() == SigningOrder.Role.SEAL
          && !(form.getField(SignableFields.SIGNATURE) instanceof PDSignatureField leader
              && leader.getSignature() != null)) {
        // the clerk seals only what carries the signature of the competent person (Điều 32.2)
        throw Refusal.unprocessable(
            "not-signed",
            "Văn bản chưa có chữ ký số của người có thẩm quyền nên chưa đóng dấu được. Hãy tải lại trang; nếu vẫn vậy, hãy chuyển lại để ký.");
      }
    } catch (IOException unreadable) {
      throw nothingToSign();
    }
  }

  ToBeSigned toBeSigned(SigningOrder order, PAdESSignatureParameters parameters) {
    return service().getDataToSign(document(order.file()), parameters);
  }

  byte[] signed(SigningOrder order, PAdESSignatureParameters parameters, SignatureValue value) {
    return bytes(service().signDocument(document(order.file()), parameters, value));
  }

  /** SHA-256 over what a CMS signature made elsewhere has to sign. */
  byte[] digest(SigningOrder order, PAdESSignatureParameters parameters) {
    return externalService().getMessageDigest(document(order.file()), parameters).getValue();
  }

  byte[] embedded(
      SigningOrder order, PAdESSignatureParameters parameters, byte[] digest, byte[] cms) {
    PAdESWithExternalCMSService service = externalService();
    InMemoryDocument signature = new InMemoryDocument(cms);
    if (!service.isValidCMSSignedData(
        new DSSMessageDigest(DigestAlgorithm.SHA256, digest), signature)) {
      throw new IllegalArgumentException("The CMS does not sign this hash");
    }
    return bytes(service.signDocument(document(order.file()), parameters, signature));
  }

  private PAdESService service() {
    PAdESService service = new PAdESService(verifier());
    service.setPdfObjFactory(objects());
    service.setTspSource(timeStamps);
    return service;
  }

  private PAdESWithExternalCMSService externalService() {
    PAdESWithExternalCMSService service = new PAdESWithExternalCMSService();
    service.setCertificateVerifier(verifier());
    service.setPdfObjFactory(objects());
    service.setTspSource(timeStamps);
    return service;
  }

  private CommonCertificateVerifier verifier() {
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    trust.configure(verifier);
    // asked before, by the product's clock; the library would ask the machine's
    verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
    verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
    return verifier;
  }

  private static PdfBoxNativeObjectFactory objects() {
    PdfSignatureFieldPositionChecker positions = new PdfSignatureFieldPositionChecker();
    // a seal covers a third of the signature: the law wants the overlap
    positions.setAlertOnSignatureFieldOverlap(new SilentOnStatusAlert());
    PdfBoxNativeObjectFactory objects = new PdfBoxNativeObjectFactory();
    objects.setPdfSignatureFieldPositionChecker(positions);
    return objects;
  }

  private SignatureImageParameters picture(SigningOrder order, String field) {
    SignatureImageParameters picture = new SignatureImageParameters();
    picture.setImage(
        new InMemoryDocument(pictures.of(order.signer()), "picture.png", MimeTypeEnum.PNG));
    picture.setImageScaling(ImageScaling.ZOOM_AND_CENTER);
    picture.getFieldParameters().setFieldId(field);
    return picture;
  }

  /** Number, notation and time at the top right of the first page (Phụ lục I, III.1.d). */
  private static SignatureImageParameters line(SigningOrder order, Instant at) {
    SignatureImageTextParameters text = new SignatureImageTextParameters();
    text.setText(order.line() + "; " + SIGNING_TIME.format(at.atZone(ZONE)));
    try (InputStream font = PdfSigning.class.getResourceAsStream(FONT)) {
      if (font == null) {
        throw new IllegalStateException("Font is not on the class path: " + FONT);
      }
      text.setFont(new DSSFileFont(new InMemoryDocument(font.readAllBytes(), "serif.ttf")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.getFont().setSize(10);
    text.setTextColor(Color.BLACK);
    text.setBackgroundColor(null);
    text.setPadding(0);
    text.setSignerTextHorizontalAlignment(SignerTextHorizontalAlignment.RIGHT);
    SignatureImageParameters line = new SignatureImageParameters();
    line.setTextParameters(text);
    SignatureFieldParameters where = line.getFieldParameters();
    PDRectangle page = firstPage(order.file());
    where.setPage(1);
    where.setWidth(Math.min(90 * MM, page.getWidth() - 20 * MM));
    where.setHeight(5 * MM);
    where.setOriginX(page.getWidth() - 10 * MM - where.getWidth());
    where.setOriginY(7 * MM);
    return line;
  }

  private static PDRectangle firstPage(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file)) {
      return document.getPage(0).getMediaBox();
    } catch (IOException | IndexOutOfBoundsException unreadable) {
      throw Refusal.unprocessable(
          "nothing-to-sign",
          "Tệp kèm theo không phải PDF đọc được nên chưa ký. Hãy chuyển tệp sang PDF rồi làm lại.");
    }
  }

  private static Refusal nothingToSign() {
    return Refusal.unprocessable(
        "nothing-to-sign",
        "Tệp không còn ô chữ ký trống, có thể đã được ký. Hãy tải lại trang để xem tình trạng hiện nay.");
  }

  private static DSSDocument document(byte[] file) {
    // the name takes part in the identity that two preparations must share
    return new InMemoryDocument(file, "document.pdf", MimeTypeEnum.PDF);
  }

  private static byte[] bytes(DSSDocument document) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package vn.trinhky.signing.internal;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.trinhky.document.SignableFields;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.FileVerdict;
import vn.trinhky.signing.FileVerdict.SignatureVerdict;

/**
 * Judges the signatures of a file. The library says what it finds, the judgement is ours: it calls
 * passed with a warning what a clerk must not accept.
 */
final class Verifier {

  private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  /** Clocks of others may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Set<DigestAlgorithm> BROKEN =
      Set.of(DigestAlgorithm.SHA1, DigestAlgorithm.MD5, DigestAlgorithm.MD2);

  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  private final Trust trust;
  private final Clock clock;

  Verifier(Trust trust, Clock clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /** The verdict. Reads the file in this thread, within no bounds but {@link FileBounds}. */
  FileVerdict verify(byte[] file) {
    Instant now = clock.instant();
    Shape shape = shape(file);
    if (!shape.signed()) {
      return new FileVerdict(false, "Tệp không có chữ ký số nào.", sha256(file), now, List.of());
    }
    List<SignatureVerdict> verdicts = new ArrayList<>();
    PDFDocumentValidator validator = validator(file, now);
    DiagnosticData found = new DiagnosticData(validator.getDiagnosticData());
    Map<String, AdvancedSignature> signatures =
        validator.getSignatures().stream()
            .collect(Collectors.toMap(AdvancedSignature::getId, signature -> signature));
    Trust.Snapshot trusted = trust.now();
    for (SignatureWrapper signature : found.getSignatures()) {
      AdvancedSignature source = signatures.get(signature.getId());
      verdicts.add(new Judgement(file, shape, trusted, now, signature, source).verdict());
    }
    if (verdicts.size() != shape.count()) {
      return new FileVerdict(
          false,
          "Không hợp lệ: tệp có ô chữ ký mà hệ thống không đọc được. Không dùng tệp này.",
          sha256(file),
          now,
          verdicts);
    }
    return conclude(file, shape, now, verdicts);
  }

  private FileVerdict conclude(
      byte[] file, Shape shape, Instant now, List<SignatureVerdict> verdicts) {
    long bad = verdicts.stream().filter(verdict -> !verdict.valid()).count();
    boolean valid = bad == 0;
    String headline;
    if (!valid) {
      headline =
          verdicts.size() == 1
              ? "Không hợp lệ: chữ ký không đạt. Không dùng tệp này; đề nghị nơi gửi phát hành lại."
              : "Không hợp lệ: %d trong %d chữ ký không đạt. Không dùng tệp này; đề nghị nơi gửi phát hành lại."
                  .formatted(bad, verdicts.size());
    } else if (shape.awaitsSeal()) {
      valid = false;
      headline =
          "Chưa hoàn chỉnh: chữ ký của người có thẩm quyền hợp lệ nhưng chưa có dấu của cơ quan, nên đây chưa phải văn bản đã phát hành.";
    } else {
      headline =
          "Hợp lệ: %s; văn bản còn nguyên vẹn từ chữ ký cuối."
              .formatted(verdicts.size() == 1 ? "chữ ký đạt" : verdicts.size() + " chữ ký đều đạt");
    }
    return new FileVerdict(valid, headline, sha256(file), now, verdicts);
  }

  private PDFDocumentValidator validator(byte[] file, Instant now) {
    PDFDocumentValidator validator =
        new PDFDocumentValidator(new InMemoryDocument(file, "document.pdf"));
    PdfBoxDefaultObjectFactory objects = new PdfBoxDefaultObjectFactory();
    DefaultPdfDifferencesFinder differences = new DefaultPdfDifferencesFinder();
    // objects are compared one by one; drawing the pages of strangers could cost anything
    differences.setMaximalPagesAmountForVisualComparison(0);
    objects.setPdfDifferencesFinder(differences);
    validator.setPdfObjFactory(objects);
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    trust.configure(verifier);
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(Date.from(now));
    return validator;
  }

  /**
   * What kind of file it is.
   *
   * @param count signature fields that are signed
   * @param awaitsSeal whether it has a place for the agency's seal that is empty
   */
  private record Shape(int count, boolean awaitsSeal) {
    boolean signed() {
      return count > 0;
    }
  }

  private static Shape shape(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file)) {
      if (document.isEncrypted()) {
        throw locked();
      }
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      int signed = 0;
      boolean awaitsSeal = false;
      if (form != null) {
        for (PDSignatureField field : document.getSignatureFields()) {
          boolean filled = field.getSignature() != null;
          signed += filled ? 1 : 0;
          awaitsSeal =
              awaitsSeal || (!filled && field.getPartialName().equals(SignableFields.SEAL));
        }
      }
      return new Shape(signed, awaitsSeal);
    } catch (InvalidPasswordException e) {
      throw locked();
    } catch (IOException unreadable) {
      throw unreadable();
    }
  }

  static Refusal unreadable() {
    return Refusal.unprocessable(
        "unreadable-pdf",
        "Tệp PDF hỏng nên không đọc được chữ ký. Không dùng tệp này; đề nghị nơi gửi gửi lại.");
  }

  private static Refusal locked() {
    return Refusal.unprocessable(
        "protected-pdf",
        "Tệp đặt mật khẩu hoặc mã hóa nên không kiểm tra được. Hãy đề nghị nơi gửi gửi bản không đặt mật khẩu.");
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One signature of the file. */
  private static final class Judgement {
    private final byte[] file;
    private final Shape shape;
    private final Trust.Snapshot trusted;
    private final Instant now;
    private final SignatureWrapper found;
    private final @Nullable AdvancedSignature source;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean unknown;

    Judgement(
        byte[] file,
        Shape shape,
        Trust.Snapshot trusted,
        Instant now,
        SignatureWrapper found,
        @Nullable AdvancedSignature source) {
      this.file = file;
      this.shape = shape;
      this.trusted = trusted;
      this.now = now;
      this.found = found;
      this.source = source;
    }

    SignatureVerdict verdict() {
      checkSignature();
      X509Certificate signer =
          Optional.ofNullable(source)
              .map(AdvancedSignature::getSigningCertificateToken)
              .map(CertificateToken::getCertificate)
              .orElse(null);
      Optional<Instant> stamped = timeStamp();
      Instant claimed =
          found.getClaimedSigningTime() == null ? null : found.getClaimedSigningTime().toInstant();
      Instant signedAt = stamped.orElse(claimed);
      if (signer == null) {
        reasons.add("Không xác định được chứng thư của người ký.");
      } else {
        checkCertificate(signer, stamped.orElse(now), signedAt);
      }
      if (signedAt != null && signedAt.isAfter(now.plus(AHEAD))) {
        reasons.add("Lúc ký (%s) ở sau thời điểm kiểm tra.".formatted(moment(signedAt)));
      }
      checkChanges();
      Map<String, String> name =
          signer == null ? Map.of() : names(signer.getSubjectX500Principal());
      Map<String, String> issuer =
          signer == null ? Map.of() : names(signer.getIssuerX500Principal());
      if (unknown) {
        notes.add("Chưa có danh sách thu hồi mới của nơi cấp để đối chiếu.");
      }
      if (signedAt != null && stamped.isEmpty()) {
        notes.add("Lúc ký theo máy của người ký, không có dấu thời gian tin cậy.");
      }
      return new SignatureVerdict(
          name.getOrDefault("CN", "Không rõ"),
          capacity(name),
          issuer.getOrDefault("CN", issuer.getOrDefault("O", "Không rõ")),
          signedAt,
          stamped.isPresent(),
          reasons.isEmpty(),
          reasons,
          notes);
    }

    private void checkSignature() {
      if (!found.isSignatureByteRangeValid()
          || !found.isPdfSignatureDictionaryConsistent()
          || !rangeIsPlain()) {
        reasons.add("Phạm vi ký trong tệp đã bị sửa.");
      }
      boolean digests =
          !found.getDigestMatchers().isEmpty()
              && found.getDigestMatchers().stream()
                  .allMatch(digest -> digest.isDataFound() && digest.isDataIntact());
      if (!digests || !found.isSignatureIntact() || !found.isSignatureValid()) {
        reasons.add("Phần đã ký của văn bản bị thay đổi sau khi ký, hoặc chữ ký bị làm giả.");
      }
      if (found.getDigestAlgorithm() == null || BROKEN.contains(found.getDigestAlgorithm())) {
        reasons.add("Chữ ký dùng thuật toán băm không còn an toàn.");
      }
    }

    /** The signed bytes are the whole of a beginning of the file, save the signature itself. */
    private boolean rangeIsPlain() {
      List<BigInteger> range = found.getSignatureByteRange();
      if (range == null || range.size() != 4 || range.get(0).signum() != 0) {
        return false;
      }
      long gap = range.get(1).longValueExact();
      long resume = range.get(2).longValueExact();
      long end = end();
      return gap > 0
          && resume > gap
          && end <= file.length
          && file[(int) gap] == '<'
          && file[(int) resume - 1] == '>';
    }

    private long end() {
      List<BigInteger> range = found.getSignatureByteRange();
      return range == null || range.size() != 4
          ? 0
          : range.get(2).longValueExact() + range.get(3).longValueExact();
    }

    private Optional<Instant> timeStamp() {
      if (source == null) {
        return Optional.empty();
      }
      Map<String, TimestampToken> tokens = new HashMap<>();
      source.getSignatureTimestamps().forEach(token -> tokens.put(token.getDSSIdAsString(), token));
      for (TimestampWrapper stamp : found.getSignatureTimestamps()) {
        TimestampToken token = tokens.get(stamp.getId());
        Instant at = stamp.getProductionTime().toInstant();
        boolean intact =
            stamp.isMessageImprintDataFound()
                && stamp.isMessageImprintDataIntact()
                && stamp.isSignatureIntact()
                && stamp.isSignatureValid();
        if (token != null && intact && isTrustedStamp(token, at)) {
          return Optional.of(at);
        }
        reasons.add("Dấu thời gian của chữ ký không hợp lệ hoặc không do nơi tin cậy cấp.");
      }
      return Optional.empty();
    }

    private boolean isTrustedStamp(TimestampToken token, Instant at) {
      for (CertificateToken candidate : token.getCertificates()) {
        X509Certificate certificate = candidate.getCertificate();
        if (token.isSignedBy(candidate) && isForTimeStamps(certificate)) {
          Optional<List<X509Certificate>> path =
              trusted.path(certificate, plain(token.getCertificates()), at);
          return path.isPresent() && revokedAt(path.get()).isEmpty();
        }
      }
      return false;
    }

    private static boolean isForTimeStamps(X509Certificate certificate) {
      try {
        List<String> uses = certificate.getExtendedKeyUsage();
        return uses != null && uses.contains(TIME_STAMPING);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    /**
     * @param at when the certificate has to hold: at the time that is proven, else now
     */
    private void checkCertificate(X509Certificate signer, Instant at, @Nullable Instant signedAt) {
      Instant from = signer.getNotBefore().toInstant();
      Instant to = signer.getNotAfter().toInstant();
      if (at.isBefore(from) || at.isAfter(to)) {
        reasons.add(
            "Chứng thư của người ký chỉ có hiệu lực từ %s đến %s, và không có dấu thời gian chứng minh ký trong thời gian đó."
                .formatted(moment(from), moment(to)));
      } else if (signedAt != null && (signedAt.isBefore(from) || signedAt.isAfter(to))) {
        reasons.add("Lúc ký nằm ngoài thời hạn của chứng thư.");
      }
      boolean[] usage = signer.getKeyUsage();
      if (usage != null && !usage[0] && !usage[1]) {
        reasons.add("Chứng thư không được cấp để ký văn bản.");
      }
      if (isWeak(signer.getPublicKey())) {
        reasons.add("Khóa của chứng thư quá ngắn, không còn an toàn.");
      }
      Instant within = at.isBefore(from) ? from : at.isAfter(to) ? to : at;
      Optional<List<X509Certificate>> path =
          trusted.path(signer, plain(Objects.requireNonNull(source).getCertificates()), within);
      if (path.isEmpty()) {
        reasons.add(
            "Nơi cấp chứng thư (%s) không nằm trong danh sách tin cậy của hệ thống."
                .formatted(names(signer.getIssuerX500Principal()).getOrDefault("CN", "không rõ")));
        return;
      }
      Optional<Instant> revoked = revokedAt(path.get());
      if (revoked.isPresent() && !at.isBefore(revoked.get())) {
        reasons.add(
            "Chứng thư đã bị thu hồi lúc %s, và không có dấu thời gian chứng minh ký trước đó."
                .formatted(moment(revoked.get())));
      } else if (!trusted.revocation(signer, path.get().get(1).getPublicKey(), now).known()) {
        unknown = true;
      }
    }

    /** Since when a certificate of the path is revoked: the earliest. */
    private Optional<Instant> revokedAt(List<X509Certificate> path) {
      Instant earliest = null;
      for (int i = 0; i + 1 < path.size(); i++) {
        Instant at = trusted.revocation(path.get(i), path.get(i + 1).getPublicKey(), now).at();
        if (at != null && (earliest == null || at.isBefore(earliest))) {
          earliest = at;
        }
      }
      return Optional.ofNullable(earliest);
    }

    private static boolean isWeak(PublicKey key) {
      if (key instanceof RSAPublicKey rsa) {
        return rsa.getModulus().bitLength() < 2048;
      }
      return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() < 224;
    }

    /** What was changed after this signature. */
    private void checkChanges() {
      boolean seal = found.getSignatureFieldNames().contains(SignableFields.SEAL);
      boolean signature = found.getSignatureFieldNames().contains(SignableFields.SIGNATURE);
      int end = (int) Math.min(end(), file.length);
      if (end <= 0 || !reasons.isEmpty() && !found.isSignatureByteRangeValid()) {
        return;
      }
      FormState.Changes fields = FormState.of(file, end).until(FormState.of(file, file.length));
      if (!found.getPdfAnnotationChanges().isEmpty()) {
        reasons.add("Có ghi chú hoặc hình được thêm, sửa hay xóa trên trang sau chữ ký này.");
      }
      if (undefinedChanges() || !found.getPdfPageDifferenceConcernedPages().isEmpty()) {
        reasons.add("Nội dung tệp bị thêm hoặc sửa sau chữ ký này, ngoài những ô được phép điền.");
      }
      if (!fields.moved().isEmpty()) {
        reasons.add(
            "Sau chữ ký này có ô bị thêm, gỡ hoặc dời chỗ: %s.".formatted(list(fields.moved())));
      }
      Set<String> signed = new LinkedHashSet<>(fields.signed());
      Set<String> filled = new LinkedHashSet<>(fields.filled());
      if (seal && !(signed.isEmpty() && filled.isEmpty())) {
        reasons.add("Có ô được điền hoặc chữ ký thêm vào sau khi đóng dấu cơ quan.");
      } else if (signature) {
        signed.remove(SignableFields.SEAL);
        filled.removeAll(SignableFields.FILLED_BY_CLERK);
        if (!signed.isEmpty() || !filled.isEmpty()) {
          signed.addAll(filled);
          reasons.add("Sau chữ ký này có ô lạ được điền hoặc ký: %s.".formatted(list(signed)));
        } else if (!fields.isEmpty()) {
          notes.add("Sau chữ ký này chỉ điền số, ngày và đóng dấu cơ quan, đúng ô cho phép.");
        }
      } else if (!fields.isEmpty() && !seal) {
        checkByPermission(signed, filled);
      }
      checkObjects(end, seal, signature, fields);
      boolean rest = end < file.length;
      boolean explained = !fields.isEmpty() || !found.getPdfExtensionChanges().isEmpty();
      if (rest && !explained && reasons.isEmpty()) {
        reasons.add("Có dữ liệu thêm vào cuối tệp sau chữ ký này.");
      }
      if (!rest && reasons.isEmpty()) {
        notes.add("Chữ ký bao trùm toàn bộ tệp.");
      }
    }

    /** The library's comparison leaves out what it takes for harmless; this one does not. */
    private void checkObjects(int end, boolean seal, boolean signature, FormState.Changes fields) {
      Set<String> open = new LinkedHashSet<>(fields.signed());
      open.addAll(fields.filled());
      boolean others = !seal && !signature;
      Optional<String> difference = Increment.firstDifference(file, end, open, others);
      if (difference.isPresent()) {
        LOG.info("A signed file differs after a signature at {}", difference.get());
        if (reasons.isEmpty()) {
          reasons.add(
              "Nội dung tệp bị thêm hoặc sửa sau chữ ký này, ngoài những ô được phép điền.");
        }
      }
    }

    /** A file of others: what its signer has allowed. */
    private void checkByPermission(Set<String> signed, Set<String> filled) {
      CertificationPermission permission = found.getDocMDPPermissions();
      if (permission == CertificationPermission.NO_CHANGE_PERMITTED) {
        reasons.add("Người ký không cho phép thay đổi gì, nhưng tệp có thay đổi sau đó.");
      } else if (!filled.isEmpty() && permission == null) {
        reasons.add("Sau chữ ký này có ô bị điền lại: %s.".formatted(list(filled)));
      } else {
        signed.addAll(filled);
        notes.add("Sau chữ ký này có ô được điền hoặc ký thêm: %s.".formatted(list(signed)));
      }
    }

    /**
     * Whether objects differ that are no part of the form. A signature that the structure of the
     * document reaches by its own way, too, is the same signature.
     */
    private boolean undefinedChanges() {
      Set<String> signatures =
          found.getPdfSignatureOrFormFillChanges().stream()
              .filter(change -> "Sig".equals(change.getType()))
              .map(change -> tail(change.getValue()))
              .collect(Collectors.toSet());
      return found.getPdfUndefinedChanges().stream()
          .anyMatch(
              change ->
                  !(change.getValue().startsWith("/Catalog /StructTreeRoot ")
                      && "Sig".equals(change.getType())
                      && signatures.contains(tail(change.getValue()))));
    }

    /** The last three steps of the way to an object: field, value, and the object itself. */
    private static String tail(String way) {
      String[] steps = way.split(" /");
      return steps.length < 2
          ? way
          : steps[steps.length - 2].replaceFirst("^\\S+ ", "") + "/" + steps[steps.length - 1];
    }

    private static String list(Set<String> names) {
      return String.join(", ", names);
    }

    private String capacity(Map<String, String> name) {
      if (found.getSignatureFieldNames().contains(SignableFields.SEAL)) {
        return "Chữ ký số của cơ quan";
      }
      List<String> parts = new ArrayList<>();
      for (String part : List.of("T", "OU", "O")) {
        if (name.containsKey(part)) {
          parts.add(name.get(part));
        }
      }
      if (!parts.isEmpty()) {
        return String.join(", ", parts);
      }
      return shape.awaitsSeal() || found.getSignatureFieldNames().contains(SignableFields.SIGNATURE)
          ? "Người có thẩm quyền ký"
          : "Chữ ký số";
    }

    private static List<X509Certificate> plain(List<CertificateToken> tokens) {
      return tokens.stream().map(CertificateToken::getCertificate).toList();
    }
  }

  private static Map<String, String> names(X500Principal principal) {
    Map<String, String> names = new HashMap<>();
    try {
      String text = principal.getName(X500Principal.RFC2253, Map.of("2.5.4.12", "T"));
      for (Rdn rdn : new LdapName(text).getRdns()) {
        names.put(rdn.getType().toUpperCase(Locale.ROOT), String.valueOf(rdn.getValue()));
      }
    } catch (InvalidNameException e) {
      return Map.of("CN", principal.getName());
    }
    return names;
  }

  private static String moment(Instant at) {
    return MOMENT.format(at.atZone(ZONE));
  }
}

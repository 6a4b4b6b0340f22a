package vn.trinhky.signing.internal;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.trinhky.document.SignableFields;
import vn.trinhky.signing.FileVerdict;
import vn.trinhky.signing.SigningOrder;
import vn.trinhky.signing.SigningProvider;

/** Takes back a file that was signed on an officer's computer, and believes nothing of it. */
final class ClientAnswer implements SigningProvider.ClientDocument {

  private static final Logger LOG = LoggerFactory.getLogger(ClientAnswer.class);

  private final Keys keys;
  private final Verifier verifier;

  ClientAnswer(Keys keys, Verifier verifier) {
    this.keys = keys;
    this.verifier = verifier;
  }

  @Override
  public byte[] accept(SigningOrder order, byte[] returned) {
    byte[] sent = order.file();
    X509Certificate expected = keys.registered(order.signer()).get(0);
    FileBounds.check(returned);
    if (returned.length <= sent.length
        || !Arrays.equals(sent, 0, sent.length, returned, 0, sent.length)) {
      throw Providers.rejected("tệp trả về không phải tệp đã gửi đi, hoặc đã bị sửa");
    }
    Set<String> before = signed(sent);
    Set<String> added = signed(returned);
    if (!added.containsAll(before)) {
      throw Providers.rejected("chữ ký có trước đã bị gỡ");
    }
    added.removeAll(before);
    if (added.size() != 1) {
      throw Providers.rejected(
          added.isEmpty() ? "tệp trả về chưa được ký" : "tệp có nhiều hơn một chữ ký mới");
    }
    String field = added.iterator().next();
    if (!field.equals(expectedField(order))) {
      throw Providers.rejected("chữ ký không nằm ở ô chữ ký của văn bản");
    }
    // nothing but the field may differ, not even in what the new signature covers
    boolean first = order.role() == SigningOrder.Role.SIGNATURE;
    Optional<String> difference =
        first
            ? Increment.firstDifferenceOfFirst(returned, sent.length, Set.of(field))
            : Increment.firstDifference(returned, sent.length, Set.of(field), false);
    if (difference.isPresent()) {
      LOG.warn("A returned file differs beyond its signature at {}", difference.get());
      throw Providers.rejected("tệp bị thay đổi ngoài ô chữ ký");
    }
    checkSigner(returned, field, expected);
    FileVerdict verdict = verifier.verify(returned);
    FileVerdict.SignatureVerdict last = verdict.signatures().get(verdict.signatures().size() - 1);
    for (FileVerdict.SignatureVerdict signature : verdict.signatures()) {
      if (!signature.valid()) {
        throw Providers.rejected(
            "chữ ký của %s không hợp lệ (%s)"
                .formatted(signature.signer(), String.join(" ", signature.reasons())));
      }
    }
    if (last.reasons().isEmpty() && !coversAll(returned, field)) {
      throw Providers.rejected("tệp có dữ liệu thêm vào sau chữ ký");
    }
    return returned;
  }

  private static String expectedField(SigningOrder order) {
    return order.role() == SigningOrder.Role.SEAL ? SignableFields.SEAL : SignableFields.SIGNATURE;
  }

  private static void checkSigner(byte[] file, String field, X509Certificate expected) {
    PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(file));
    validator.setCertificateVerifier(new CommonCertificateVerifier());
    List<AdvancedSignature> signatures = validator.getSignatures();
    boolean same =
        signatures.stream()
            .filter(signature -> fieldOf(signature).contains(field))
            .allMatch(
                signature ->
                    signature.getSigningCertificateToken() != null
                        && signature
                            .getSigningCertificateToken()
                            .getCertificate()
                            .equals(expected));
    if (!same || signatures.stream().noneMatch(s -> fieldOf(s).contains(field))) {
      throw Providers.rejected("người ký không phải người được giao ký");
    }
  }

  private static Set<String> fieldOf(AdvancedSignature signature) {
    Set<String> names = new HashSet<>();
    if (signature instanceof PAdESSignature pades) {
      pades.getPdfRevision().getFields().forEach(f -> names.add(f.getFieldName()));
    }
    return names;
  }

  private static boolean coversAll(byte[] file, String field) {
    try (PDDocument document = Loader.loadPDF(file)) {
      for (PDSignatureField signature : document.getSignatureFields()) {
        if (signature.getPartialName().equals(field)) {
          PDSignature value = signature.getSignature();
          int[] range = value.getByteRange();
          return range.length == 4 && (long) range[2] + range[3] == file.length;
        }
      }
      return false;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Set<String> signed(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file)) {
      Set<String> names = new HashSet<>();
      for (PDSignatureField field : document.getSignatureFields()) {
        if (field.getSignature() != null) {
          names.add(field.getFullyQualifiedName());
        }
      }
      return names;
    } catch (IOException unreadable) {
      throw Providers.rejected("tệp trả về không đọc được");
    }
  }
}

package vn.trinhky.signing.internal;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.token.AbstractKeyStoreTokenConnection;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.KSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs11SignatureToken;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.KeyOwner;

/** The keys of this installation, and the certificates of those that are elsewhere. */
final class Keys {

  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final SigningProperties properties;
  private final Clock clock;
  private final @Nullable DemoKeys demo;

  Keys(SigningProperties properties, Clock clock, @Nullable DemoKeys demo) {
    this.properties = properties;
    this.clock = clock;
    this.demo = demo;
  }

  /** A key that is open; to be closed. */
  record Opened(AbstractKeyStoreTokenConnection token, DSSPrivateKeyEntry key)
      implements AutoCloseable {
    @Override
    public void close() {
      token.close();
    }
  }

  /** Opens the key of this owner; it is valid now. */
  Opened open(KeyOwner owner) {
    AbstractKeyStoreTokenConnection token;
    try {
      token = properties.library() == null ? file(owner) : device(properties.library());
    } catch (DSSException e) {
      throw unusable(owner, e);
    }
    try {
      DSSPrivateKeyEntry key = entry(token, owner);
      checkValid(owner, key.getCertificate().getCertificate());
      return new Opened(token, key);
    } catch (RuntimeException e) {
      token.close();
      throw e;
    }
  }

  /** The certificates registered for an owner whose key is elsewhere, his own first. */
  List<X509Certificate> registered(KeyOwner owner) {
    Path folder = folder(owner);
    for (String end : List.of(".cer", ".crt", ".pem")) {
      Path file = folder.resolve(owner.code() + end);
      if (Files.isRegularFile(file)) {
        List<X509Certificate> certificates = certificates(file);
        if (!certificates.isEmpty()) {
          checkValid(owner, certificates.get(0));
          return certificates;
        }
      }
    }
    throw Refusal.unprocessable(
        "key-missing",
        "Văn bản chưa được ký: hệ thống chưa đăng ký chứng thư số của %s. Hãy báo quản trị hệ thống đặt tệp chứng thư “%s.cer” vào thư mục khóa của địa phương rồi ký lại."
            .formatted(owner.name(), owner.code()));
  }

  /** The certificates of a file, DER or PEM; none when it has none. */
  static List<X509Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      LOG.warn("{} holds no certificate: {}", file, e.getMessage());
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AbstractKeyStoreTokenConnection file(KeyOwner owner) {
    Path file = folder(owner).resolve(owner.code() + ".p12");
    if (demo != null) {
      demo.ensure(owner, file);
    }
    if (!Files.isRegularFile(file)) {
      throw noKey(owner);
    }
    try {
      return new Pkcs12SignatureToken(
          Files.readAllBytes(file), new PasswordProtection(properties.password().toCharArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AbstractKeyStoreTokenConnection device(Path library) {
    return new Pkcs11SignatureToken(
        library.toString(),
        new PasswordProtection(properties.pin().toCharArray()),
        -1,
        "slotListIndex = " + properties.slot());
  }

  private DSSPrivateKeyEntry entry(AbstractKeyStoreTokenConnection token, KeyOwner owner) {
    List<DSSPrivateKeyEntry> keys = new ArrayList<>();
    try {
      keys.addAll(token.getKeys());
    } catch (DSSException e) {
      throw unusable(owner, e);
    }
    if (properties.library() != null) {
      // a device holds the keys of many: each has the name of its owner
      String name = owner.locality() + "/" + owner.code();
      keys.removeIf(key -> !(key instanceof KSPrivateKeyEntry e && e.getAlias().equals(name)));
    }
    return keys.stream().findFirst().orElseThrow(() -> noKey(owner));
  }

  private void checkValid(KeyOwner owner, X509Certificate certificate) {
    Instant now = clock.instant();
    Instant from = certificate.getNotBefore().toInstant();
    Instant to = certificate.getNotAfter().toInstant();
    if (now.isBefore(from) || now.isAfter(to)) {
      throw Refusal.unprocessable(
          "key-not-valid",
          "Văn bản chưa được ký: chứng thư số của %s chỉ có hiệu lực từ %s đến %s. Hãy báo quản trị hệ thống thay chứng thư rồi ký lại."
              .formatted(owner.name(), day(from), day(to)));
    }
  }

  private Path folder(KeyOwner owner) {
    return Optional.ofNullable(properties.keys())
        .orElseThrow(() -> noKey(owner))
        .resolve(owner.locality());
  }

  private static Refusal unusable(KeyOwner owner, DSSException cause) {
    LOG.warn("The key of {}/{} cannot be opened", owner.locality(), owner.code(), cause);
    return Refusal.unprocessable(
        "key-unusable",
        "Văn bản chưa được ký vì không mở được khóa ký số của %s (sai mật khẩu, tệp hỏng hoặc thiết bị chưa cắm). Hãy báo quản trị hệ thống."
            .formatted(owner.name()));
  }

  private static Refusal noKey(KeyOwner owner) {
    return Refusal.unprocessable(
        "key-missing",
        "Văn bản chưa được ký: hệ thống chưa có khóa ký số của %s. Hãy báo quản trị hệ thống cài khóa “%s/%s”; việc này vẫn chờ anh chị."
            .formatted(owner.name(), owner.locality(), owner.code()));
  }

  private static String day(Instant at) {
    return DAY.format(at.atZone(ZONE));
  }
}

package vn.trinhky.signing.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import vn.trinhky.signing.KeyOwner;

/**
 * Keys to try the product with: a small authority of its own and a key for whoever has none, valid
 * by the product's clock. They prove nothing outside this installation, and their certificates say
 * so.
 */
final class DemoKeys {

  /** Who issued them, as every reader shows it. */
  static final String ISSUER = "Nơi cấp chứng thư chạy thử Trình Ký";

  private static final String ALIAS = "key";
  private static final String AUTHORITY = "demo-ca.p12";
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(365 * 20L);
  private static final Duration LIFE = Duration.ofDays(365 * 5L);

  private final Path folder;
  private final char[] password;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DemoKeys(Path folder, String password, Clock clock) {
    this.folder = folder;
    this.password = password.toCharArray();
    this.clock = clock;
  }

  /** Makes the key of this owner unless there is one that is valid now. */
  synchronized void ensure(KeyOwner owner, Path file) {
    try {
      Entry authority = authority();
      if (Files.exists(file)) {
        Entry entry = read(file);
        if (entry != null && isValidNow(entry) && isIssuedBy(entry, authority)) {
          return;
        }
      }
      KeyPair pair = pair();
      X509Certificate certificate =
          certificate(name(owner), pair, authority.certificate(), authority.key(), LIFE, false);
      write(file, pair.getPrivate(), certificate, authority.certificate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot make a key for " + owner.code(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The certificate of the authority that issues these keys now. */
  synchronized X509Certificate issuer() {
    try {
      return authority().certificate();
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot make the authority of the demo", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Entry authority()
      throws GeneralSecurityException, OperatorCreationException, IOException {
    Path file = folder.resolve(AUTHORITY);
    Entry entry = Files.exists(file) ? read(file) : null;
    if (entry == null || !isValidNow(entry)) {
      KeyPair pair = pair();
      X500Name name =
          new X500NameBuilder(BCStyle.INSTANCE)
              .addRDN(BCStyle.C, "VN")
              .addRDN(BCStyle.O, "Trình Ký (chạy thử)")
              .addRDN(BCStyle.CN, ISSUER)
              .build();
      X509Certificate certificate =
          certificate(name, pair, null, pair.getPrivate(), AUTHORITY_LIFE, true);
      write(file, pair.getPrivate(), certificate);
      entry = new Entry(pair.getPrivate(), certificate);
    }
    return entry;
  }

  private static X500Name name(KeyOwner owner) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "VN");
    if (owner.kind() == KeyOwner.Kind.PERSON) {
      name.addRDN(BCStyle.T, owner.position());
    }
    return name.addRDN(BCStyle.CN, owner.name()).addRDN(BCStyle.UID, owner.code()).build();
  }

  private X509Certificate certificate(
      X500Name name,
      KeyPair pair,
      @Nullable X509Certificate issuer,
      PrivateKey issuerKey,
      Duration life,
      boolean authority)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    Instant from = clock.instant().minus(BEFORE);
    Instant to = from.plus(life);
    if (issuer != null && to.isAfter(issuer.getNotAfter().toInstant())) {
      to = issuer.getNotAfter().toInstant();
    }
    X500Name issuerName =
        issuer == null ? name : X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuerName,
            new BigInteger(120, random),
            Date.from(from),
            Date.from(to),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.basicConstraints,
        true,
        authority ? new BasicConstraints(0) : new BasicConstraints(false));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(
            authority
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    if (issuer != null) {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(issuer.getPublicKey()));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
  }

  private KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private boolean isValidNow(Entry entry) {
    Instant now = clock.instant();
    return !now.isBefore(entry.certificate().getNotBefore().toInstant())
        && !now.isAfter(entry.certificate().getNotAfter().toInstant());
  }

  private static boolean isIssuedBy(Entry entry, Entry authority) {
    try {
      entry.certificate().verify(authority.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  /** The entry of a key file, or null when it is not one of ours. */
  private @Nullable Entry read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      if (store.getKey(ALIAS, password) instanceof PrivateKey key
          && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
        return new Entry(key, certificate);
      }
      return null;
    } catch (GeneralSecurityException notOurs) {
      return null;
    }
  }

  /** Whole or not at all: another server may read it at this moment. */
  private void write(Path file, PrivateKey key, X509Certificate... chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        ALIAS, key, password, Arrays.copyOf(chain, chain.length, Certificate[].class));
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), "key", ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      store.store(out, password);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private record Entry(PrivateKey key, X509Certificate certificate) {}
}

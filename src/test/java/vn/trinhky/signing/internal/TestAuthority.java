package vn.trinhky.signing.internal;

import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.trinhky.signing.KeyOwner;

/**
 * An issuer of certificates for tests: keys, revocation lists and time stamps as they are asked
 * for.
 */
final class TestAuthority {

  static final String PASSWORD = "thu-nghiem";

  private final KeyPair keys = keyPair();
  private final X509Certificate certificate;
  private final String name;
  private long serial = 1000;

  TestAuthority(String name, Instant now) {
    this.name = "CN=" + name + ",O=TEST,C=VN";
    this.certificate =
        issue(
            this.name,
            keys,
            null,
            now.minus(Duration.ofDays(30)),
            now.plus(Duration.ofDays(3650)),
            true,
            null);
  }

  /** A key and its certificate. */
  record Identity(KeyPair keys, X509Certificate certificate, List<X509Certificate> chain) {}

  X509Certificate certificate() {
    return certificate;
  }

  Identity identity(String subject, Instant from, Instant to) {
    KeyPair pair = keyPair();
    X509Certificate issued =
        issue("CN=" + subject + ",C=VN", pair, certificate, from, to, false, null);
    return new Identity(pair, issued, List.of(issued, certificate));
  }

  /** Puts the key of this owner where the product looks for it. */
  void install(Path folder, KeyOwner owner, Identity identity) {
    try {
      Path file = folder.resolve(owner.locality()).resolve(owner.code() + ".p12");
      Files.createDirectories(file.getParent());
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "key",
          identity.keys().getPrivate(),
          PASSWORD.toCharArray(),
          identity.chain().toArray(Certificate[]::new));
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD.toCharArray());
      }
      Files.write(file.resolveSibling(owner.code() + ".cer"), identity.certificate().getEncoded());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes this issuer a trusted one. */
  void trustedIn(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("ca-" + keys.hashCode() + ".cer"), certificate.getEncoded());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A revocation list; with a certificate, it is revoked at this time. */
  byte[] revocations(Instant now, X509Certificate revoked, Instant at) {
    try {
      X509v2CRLBuilder list =
          new X509v2CRLBuilder(new X500Name(name), Date.from(now.minusSeconds(60)));
      list.setNextUpdate(Date.from(now.plus(Duration.ofDays(30))));
      if (revoked != null) {
        list.addCRLEntry(revoked.getSerialNumber(), Date.from(at), CRLReason.keyCompromise);
      }
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
      list.addExtension(
          Extension.cRLNumber, false, new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.ONE));
      return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A time-stamp service whose clock stands at this time. */
  KeyEntityTSPSource timeStamps(Instant at) {
    KeyPair pair = keyPair();
    X509Certificate issued =
        issue(
            "CN=Dấu thời gian thử,C=VN",
            pair,
            certificate,
            at.minus(Duration.ofDays(20)),
            at.plus(Duration.ofDays(3000)),
            false,
            KeyPurposeId.id_kp_timeStamping);
    KeyEntityTSPSource source =
        new KeyEntityTSPSource(pair.getPrivate(), issued, List.of(issued, certificate));
    source.setTsaPolicy("1.2.3.4");
    source.setProductionTime(Date.from(at));
    return source;
  }

  private X509Certificate issue(
      String subject,
      KeyPair pair,
      X509Certificate issuer,
      Instant from,
      Instant to,
      boolean authority,
      KeyPurposeId purpose) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(name),
              BigInteger.valueOf(serial++),
              Date.from(from),
              Date.from(to),
              new X500Name(subject),
              pair.getPublic());
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
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
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(keys.getPublic()));
      if (purpose != null) {
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

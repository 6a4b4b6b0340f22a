package vn.trinhky.signing.internal;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom this installation trusts, and what it knows of revocation: the files of a folder, read anew
 * each time, so that an administrator who adds one need not restart.
 */
final class Trust {

  private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

  private final @Nullable Path folder;
  private final Supplier<List<X509Certificate>> more;

  /**
   * @param more further issuers, beside the folder's
   */
  Trust(@Nullable Path folder, Supplier<List<X509Certificate>> more) {
    this.folder = folder;
    this.more = more;
  }

  /** What is trusted at this moment. */
  Snapshot now() {
    List<X509Certificate> issuers = new ArrayList<>(more.get());
    List<X509CRL> lists = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".crl")) {
        list(file).ifPresent(lists::add);
      } else if (name.matches(".*\\.(cer|crt|pem)")) {
        issuers.addAll(Keys.certificates(file));
      }
    }
    return new Snapshot(List.copyOf(issuers), List.copyOf(lists));
  }

  /** Hands the issuers and the revocation lists to the library. */
  void configure(CertificateVerifier verifier) {
    Snapshot snapshot = now();
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    snapshot.issuers().forEach(issuer -> trusted.addCertificate(new CertificateToken(issuer)));
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    if (!snapshot.lists().isEmpty()) {
      verifier.setCrlSource(
          new ExternalResourcesCRLSource(
              snapshot.lists().stream().map(Trust::encoded).toArray(InMemoryDocument[]::new)));
    }
  }

  /** Whether there is a revocation list for the first of these certificates. */
  boolean hasRevocationOf(List<X509Certificate> certificates) {
    return now().lists().stream()
        .anyMatch(
            list ->
                list.getIssuerX500Principal().equals(certificates.get(0).getIssuerX500Principal()));
  }

  /**
   * Issuers and revocation lists.
   *
   * @param lists not yet checked
   */
  record Snapshot(List<X509Certificate> issuers, List<X509CRL> lists) {

    /**
     * The way from the certificate to a trusted issuer, all of it valid at this time; the issuer
     * comes last.
     */
    Optional<List<X509Certificate>> path(
        X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
      Set<TrustAnchor> anchors = new HashSet<>();
      issuers.forEach(issuer -> anchors.add(new TrustAnchor(issuer, null)));
      if (anchors.isEmpty()) {
        return Optional.empty();
      }
      try {
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
        List<X509Certificate> known = new ArrayList<>(others);
        known.add(certificate);
        parameters.addCertStore(
            CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setDate(Date.from(at));
        // lists are looked at afterwards: without one the answer is not "revoked"
        parameters.setRevocationEnabled(false);
        PKIXCertPathBuilderResult result =
            (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        X509Certificate anchor = result.getTrustAnchor().getTrustedCert();
        // an anchor is trusted without its dates being looked at
        if (at.isBefore(anchor.getNotBefore().toInstant())
            || at.isAfter(anchor.getNotAfter().toInstant())) {
          return Optional.empty();
        }
        List<X509Certificate> path = new ArrayList<>();
        result.getCertPath().getCertificates().forEach(step -> path.add((X509Certificate) step));
        path.add(anchor);
        return Optional.of(path);
      } catch (CertPathBuilderException none) {
        return Optional.empty();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** What the lists say of the certificate. */
    Revocation revocation(X509Certificate certificate, PublicKey issuer, Instant now) {
      boolean current = false;
      for (X509CRL list : lists) {
        if (!list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
          continue;
        }
        try {
          list.verify(issuer);
        } catch (GeneralSecurityException forged) {
          continue;
        }
        X509CRLEntry entry = list.getRevokedCertificate(certificate);
        if (entry != null) {
          return new Revocation(true, entry.getRevocationDate().toInstant());
        }
        current =
            current
                || (list.getNextUpdate() != null && !now.isAfter(list.getNextUpdate().toInstant()));
      }
      return new Revocation(current, null);
    }
  }

  /**
   * What is known of a certificate's revocation.
   *
   * @param known whether there is a list that says it
   * @param at since when it is revoked, or null
   */
  record Revocation(boolean known, @Nullable Instant at) {}

  private List<Path> files() {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<X509CRL> list(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in));
    } catch (CRLException | CertificateException e) {
      LOG.warn("{} is no revocation list: {}", file, e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InMemoryDocument encoded(X509CRL list) {
    try {
      return new InMemoryDocument(list.getEncoded());
    } catch (CRLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package vn.trinhky.signing.internal;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.SigningOrder;
import vn.trinhky.signing.SigningProvider;

/** The four ways to a key. */
final class Providers {

  private Providers() {}

  /** A key on this server. */
  static final class Local implements SigningProvider.LocalKey {
    private final PdfSigning signing;
    private final Keys keys;
    private final Clock clock;

    Local(PdfSigning signing, Keys keys, Clock clock) {
      this.signing = signing;
      this.keys = keys;
      this.clock = clock;
    }

    @Override
    public byte[] sign(SigningOrder order) {
      signing.check(order);
      try (Keys.Opened opened = keys.open(order.signer())) {
        List<X509Certificate> chain =
            Arrays.stream(opened.key().getCertificateChain())
                .map(token -> token.getCertificate())
                .toList();
        PAdESSignatureParameters parameters = signing.parameters(order, chain, clock.instant());
        ToBeSigned data = signing.toBeSigned(order, parameters);
        return signing.signed(
            order,
            parameters,
            opened.token().sign(data, parameters.getDigestAlgorithm(), opened.key()));
      }
    }
  }

  /** A service that signs a hash. */
  static final class Hash implements SigningProvider.RemoteHash {
    private final PdfSigning signing;
    private final Keys keys;
    private final Clock clock;

    Hash(PdfSigning signing, Keys keys, Clock clock) {
      this.signing = signing;
      this.keys = keys;
      this.clock = clock;
    }

    @Override
    public Prepared prepare(SigningOrder order) {
      signing.check(order);
      List<X509Certificate> chain = keys.registered(order.signer());
      Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      byte[] data = signing.toBeSigned(order, signing.parameters(order, chain, at)).getBytes();
      return new Prepared(order, chain, at, data, sha256(data));
    }

    @Override
    public byte[] complete(Prepared prepared, byte[] signatureValue) {
      X509Certificate signer = prepared.certificates().get(0);
      EncryptionAlgorithm key = EncryptionAlgorithm.forKey(signer.getPublicKey());
      SignatureAlgorithm algorithm = SignatureAlgorithm.getAlgorithm(key, DigestAlgorithm.SHA256);
      try {
        Signature check = Signature.getInstance(algorithm.getJCEId());
        check.initVerify(signer.getPublicKey());
        check.update(prepared.toBeSigned());
        if (!check.verify(signatureValue)) {
          throw rejected("chữ ký không phải của chứng thư đã đăng ký, hoặc ký nội dung khác");
        }
      } catch (GeneralSecurityException notOne) {
        throw rejected("dữ liệu trả về không phải chữ ký");
      }
      PAdESSignatureParameters parameters =
          signing.parameters(prepared.order(), prepared.certificates(), prepared.at());
      // what is signed now must be what was handed out
      byte[] again = signing.toBeSigned(prepared.order(), parameters).getBytes();
      if (!Arrays.equals(again, prepared.toBeSigned())) {
        throw rejected("văn bản đã đổi từ khi gửi đi ký");
      }
      return signing.signed(
          prepared.order(), parameters, new SignatureValue(algorithm, signatureValue));
    }
  }

  /** A service that makes the whole signature. */
  static final class Cms implements SigningProvider.RemoteCms {
    private final PdfSigning signing;
    private final Keys keys;
    private final Clock clock;

    Cms(PdfSigning signing, Keys keys, Clock clock) {
      this.signing = signing;
      this.keys = keys;
      this.clock = clock;
    }

    @Override
    public Prepared prepare(SigningOrder order) {
      signing.check(order);
      List<X509Certificate> chain = keys.registered(order.signer());
      Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      byte[] digest = signing.digest(order, signing.parameters(order, chain, at));
      return new Prepared(order, chain, at, new byte[0], digest);
    }

    @Override
    public byte[] complete(Prepared prepared, byte[] cms) {
      checkSigner(cms, prepared.certificates().get(0));
      PAdESSignatureParameters parameters =
          signing.parameters(prepared.order(), prepared.certificates(), prepared.at());
      byte[] again = signing.digest(prepared.order(), parameters);
      if (!Arrays.equals(again, prepared.digest())) {
        throw rejected("văn bản đã đổi từ khi gửi đi ký");
      }
      try {
        return signing.embedded(
            prepared.order(),
            signing.parameters(prepared.order(), prepared.certificates(), prepared.at()),
            prepared.digest(),
            cms);
      } catch (IllegalArgumentException otherHash) {
        throw rejected("chữ ký trả về ký nội dung khác");
      }
    }

    private static void checkSigner(byte[] cms, X509Certificate expected) {
      try {
        CMSSignedData data = new CMSSignedData(cms);
        Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
        if (signers.size() != 1) {
          throw rejected("dữ liệu trả về không có đúng một chữ ký");
        }
        SignerInformation signer = signers.iterator().next();
        Collection<X509CertificateHolder> certificates =
            data.getCertificates().getMatches(signer.getSID());
        byte[] encoded = expected.getEncoded();
        for (X509CertificateHolder certificate : certificates) {
          if (Arrays.equals(certificate.getEncoded(), encoded)) {
            return;
          }
        }
        throw rejected("người ký không phải người được giao ký");
      } catch (CMSException | GeneralSecurityException | IOException notOne) {
        throw rejected("dữ liệu trả về không phải chữ ký");
      }
    }
  }

  /** The refusal of an answer from outside. */
  static Refusal rejected(String why) {
    return Refusal.unprocessable(
        "answer-rejected",
        "Không nhận bản ký trả về: %s. Văn bản chưa được ký; hãy ký lại từ đầu.".formatted(why));
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

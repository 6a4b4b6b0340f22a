package vn.trinhky.signing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.trinhky.document.SignableFields;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.SigningOrder;
import vn.trinhky.signing.SigningProvider.ClientDocument;
import vn.trinhky.signing.SigningProvider.Prepared;
import vn.trinhky.signing.SigningProvider.RemoteCms;
import vn.trinhky.signing.SigningProvider.RemoteHash;
import vn.trinhky.signing.internal.SigningProperties.Mode;
import vn.trinhky.signing.internal.TestAuthority.Identity;

/** Keys that are elsewhere: what comes back is believed only after it has been checked. */
class ProvidersTest {

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void openDesk() {
    desk = new Desk(folder);
  }

  @Test
  void a_service_signs_a_hash_and_another_server_completes_it() throws GeneralSecurityException {
    RemoteHash here = (RemoteHash) desk.signatures(Mode.REMOTE_HASH).provider();
    RemoteHash there = (RemoteHash) desk.signatures(Mode.REMOTE_HASH).provider();
    Prepared prepared = here.prepare(SigningOrder.signature(Desk.signable(), Desk.LEADER));
    assertThat(prepared.digest())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(prepared.toBeSigned()));

    byte[] file = there.complete(prepared, signed(prepared.digest(), desk.leader, "NONEwithECDSA"));

    assertThat(desk.signatures().verify(file).signatures())
        .singleElement()
        .satisfies(s -> assertThat(s.reasons()).isEmpty());
    // another's key, another content, no signature at all
    rejected(
        () -> there.complete(prepared, signed(prepared.digest(), desk.stranger, "NONEwithECDSA")));
    rejected(() -> there.complete(prepared, signed(new byte[32], desk.leader, "NONEwithECDSA")));
    rejected(() -> there.complete(prepared, new byte[] {1, 2, 3}));
    Prepared swapped =
        new Prepared(
            SigningOrder.signature(flipped(Desk.signable()), Desk.LEADER),
            prepared.certificates(),
            prepared.at(),
            prepared.toBeSigned(),
            prepared.digest());
    rejected(
        () -> there.complete(swapped, signed(prepared.digest(), desk.leader, "NONEwithECDSA")));
  }

  @Test
  void a_service_makes_the_whole_signature() {
    RemoteCms provider = (RemoteCms) desk.signatures(Mode.REMOTE_CMS).provider();
    Prepared prepared = provider.prepare(SigningOrder.signature(Desk.signable(), Desk.LEADER));

    byte[] file = provider.complete(prepared, cms(prepared.digest(), desk.leader));

    assertThat(desk.signatures().verify(file).signatures())
        .singleElement()
        .satisfies(s -> assertThat(s.reasons()).isEmpty());
    rejected(() -> provider.complete(prepared, cms(prepared.digest(), desk.stranger)));
    rejected(() -> provider.complete(prepared, cms(new byte[32], desk.leader)));
    rejected(() -> provider.complete(prepared, new byte[] {1, 2, 3}));
  }

  @Test
  void the_file_that_an_honest_client_signed_is_taken() {
    ClientDocument provider = client();
    SigningOrder signature = SigningOrder.signature(Desk.signable(), Desk.LEADER);

    byte[] signed = provider.accept(signature, onTheClient(signature));
    SigningOrder seal =
        SigningOrder.seal(
            Desk.RENDERER.fill(signed, "112", LocalDate.of(2022, 1, 21)), Desk.COMMITTEE);
    byte[] sealed = provider.accept(seal, onTheClient(seal));

    assertThat(desk.signatures().verify(sealed).valid()).isTrue();
  }

  /** What a client may try. */
  enum Client {
    RETURNS_ANOTHER_FILE("không phải tệp đã gửi đi") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return test.onTheClient(
            SigningOrder.signature(
                Desk.RENDERER.signable(Desk.decision("KT. CHỦ TỊCH")), order.signer()));
      }
    },
    ADDS_A_PAGE_AND_SIGNS_IT_TOO("ngoài ô chữ ký") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return test.onTheClient(
            SigningOrder.signature(
                changed(
                    order.file(),
                    d -> {
                      d.addPage(new PDPage());
                      d.getPages().getCOSObject().setNeedToBeUpdated(true);
                    }),
                order.signer()));
      }
    },
    FILLS_THE_NUMBER_AND_SIGNS_IT_TOO("ngoài ô chữ ký") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return test.onTheClient(
            SigningOrder.signature(
                changed(
                    order.file(),
                    d -> {
                      var field =
                          d.getDocumentCatalog().getAcroForm(null).getField(SignableFields.NUMBER);
                      field.getCOSObject().setItem(COSName.V, new COSString("1"));
                      field.getCOSObject().setNeedToBeUpdated(true);
                    }),
                order.signer()));
      }
    },
    SIGNS_WITH_ANOTHERS_CERTIFICATE("không phải người được giao ký") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return test.onTheClient(SigningOrder.signature(order.file(), Desk.STRANGER));
      }
    },
    SIGNS_TWICE("nhiều hơn một chữ ký") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return test.onTheClient(
            SigningOrder.attachment(test.onTheClient(order), Desk.STRANGER, "1/X"));
      }
    },
    SIGNS_IN_ANOTHER_PLACE("không nằm ở ô chữ ký") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return test.onTheClient(SigningOrder.attachment(order.file(), Desk.LEADER, "1/X"));
      }
    },
    CHANGES_AFTER_SIGNING("ngoài ô chữ ký") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return changed(
            test.onTheClient(order),
            d -> {
              d.addPage(new PDPage());
              d.getPages().getCOSObject().setNeedToBeUpdated(true);
            });
      }
    },
    RETURNS_IT_UNSIGNED("chưa được ký") {
      @Override
      byte[] answer(ProvidersTest test, SigningOrder order) {
        return changed(order.file(), d -> {});
      }
    };

    private final String found;

    Client(String found) {
      this.found = found;
    }

    abstract byte[] answer(ProvidersTest test, SigningOrder order);
  }

  @ParameterizedTest
  @MethodSource("dishonest")
  void a_dishonest_client_is_found_out(Client client) {
    SigningOrder order = SigningOrder.signature(Desk.signable(), Desk.LEADER);
    byte[] answer = client.answer(this, order);

    assertThatThrownBy(() -> client().accept(order, answer))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Không nhận bản ký trả về: ")
        .hasMessageContaining(client.found);
  }

  static Stream<Client> dishonest() {
    return Arrays.stream(Client.values());
  }

  @Test
  void a_key_on_a_device_signs_like_one_in_a_file() throws IOException {
    // SoftHSM with a token whose key is named after its owner; see ADR 15 for how it is made
    String library = System.getProperty("trinhky.test.pkcs11");
    org.junit.jupiter.api.Assumptions.assumeTrue(library != null, "no PKCS#11 device");
    SigningProperties p = desk.properties(Mode.LOCAL_KEY);
    var device =
        SigningConfiguration.assemble(
            new SigningProperties(
                p.mode(),
                p.keys(),
                "",
                p.trusted(),
                null,
                false,
                false,
                Path.of(library),
                System.getProperty("trinhky.test.pkcs11.pin", "1234"),
                0),
            java.time.Clock.systemUTC(),
            null);

    byte[] file = Desk.key(device).sign(SigningOrder.signature(Desk.signable(), Desk.LEADER));

    assertThat(file.length).isGreaterThan(Desk.signable().length);
    Files.write(folder.resolve("signed-by-device.pdf"), file);
  }

  private ClientDocument client() {
    return (ClientDocument) desk.signatures(Mode.CLIENT_DOCUMENT).provider();
  }

  /**
   * What the program on the officer's computer does: a key of its own, the same kind of signature.
   */
  private byte[] onTheClient(SigningOrder order) {
    return Desk.key(desk.signatures()).sign(order);
  }

  private static void rejected(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("answer-rejected");
              assertThat(refusal.getMessage()).startsWith("Không nhận bản ký trả về: ");
            });
  }

  private static byte[] signed(byte[] digest, Identity identity, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(identity.keys().getPrivate());
      signature.update(digest);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The service's own CMS over the digest, with its own time. */
  private static byte[] cms(byte[] digest, Identity identity) {
    try {
      PAdESSignatureParameters parameters = new PAdESSignatureParameters();
      parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_B);
      parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
      parameters.setSigningCertificate(new CertificateToken(identity.certificate()));
      parameters.setCertificateChain(identity.chain().stream().map(CertificateToken::new).toList());
      parameters.bLevel().setSigningDate(Date.from(Desk.NOW));
      ExternalCMSService service = new ExternalCMSService(new CommonCertificateVerifier());
      DSSMessageDigest message = new DSSMessageDigest(DigestAlgorithm.SHA256, digest);
      ToBeSigned attributes = service.getDataToSign(message, parameters);
      byte[] value = signed(attributes.getBytes(), identity, "SHA256withECDSA");
      try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        service
            .signMessageDigest(
                message,
                parameters,
                new SignatureValue(
                    eu.europa.esig.dss.enumerations.SignatureAlgorithm.ECDSA_SHA256, value))
            .writeTo(out);
        return out.toByteArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] flipped(byte[] file) {
    file[file.length / 2] ^= 1;
    return file;
  }

  /** What is changed in an opened file. */
  interface Change {
    void in(PDDocument document) throws IOException;
  }

  private static byte[] changed(byte[] file, Change change) {
    try (PDDocument document = Loader.loadPDF(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.in(document);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

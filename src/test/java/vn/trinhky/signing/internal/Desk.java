package vn.trinhky.signing.internal;

import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;
import vn.trinhky.signing.DigitalSignatures;
import vn.trinhky.signing.KeyOwner;
import vn.trinhky.signing.SigningOrder;
import vn.trinhky.signing.SigningProvider.LocalKey;
import vn.trinhky.signing.internal.TestAuthority.Identity;

/**
 * A leader and a clerk of thị xã Ninh Hòa with their keys, and the decision of 2022 on its way
 * through their hands. The clock stands on the day of its issue.
 */
final class Desk {

  static final Instant NOW = Instant.parse("2022-01-21T08:31:00Z");
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  static final KeyOwner LEADER =
      KeyOwner.person("ninh-hoa", "ninh-hoa.ubnd.leader-2", "Nguyễn Minh Thư", "Phó Chủ tịch");
  static final KeyOwner COMMITTEE =
      KeyOwner.agency("ninh-hoa", "ubnd", "Ủy ban nhân dân thị xã Ninh Hòa");
  static final KeyOwner STRANGER = KeyOwner.person("ninh-hoa", "nguoi-la", "Người Lạ", "Nhân viên");

  static final DocumentRenderer RENDERER = renderer();

  /** Made once: it takes as long as everything else. */
  private static final byte[] SIGNABLE = RENDERER.signable(decision());

  final Path keys;
  final Path trusted;
  final TestAuthority authority = new TestAuthority("Nơi cấp thử", NOW);
  final Identity leader =
      authority.identity("Nguyễn Minh Thư", NOW.minus(Duration.ofDays(9)), inYears(3));
  final Identity committee =
      authority.identity(
          "Ủy ban nhân dân thị xã Ninh Hòa", NOW.minus(Duration.ofDays(9)), inYears(3));
  final Identity stranger =
      authority.identity("Người Lạ", NOW.minus(Duration.ofDays(9)), inYears(3));

  Desk(Path folder) {
    this.keys = folder.resolve("keys");
    this.trusted = folder.resolve("trusted");
    authority.install(keys, LEADER, leader);
    authority.install(keys, COMMITTEE, committee);
    authority.install(keys, STRANGER, stranger);
    authority.trustedIn(trusted);
    for (KeyOwner owner : List.of(LEADER, COMMITTEE, STRANGER)) {
      try {
        Files.write(
            keys.resolve(owner.locality()).resolve(owner.code() + ".png"),
            new Pictures(null, true).of(owner));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static Instant inYears(int years) {
    return NOW.plus(Duration.ofDays(365L * years));
  }

  SigningProperties properties(SigningProperties.Mode mode) {
    return new SigningProperties(
        mode, keys, TestAuthority.PASSWORD, trusted, null, false, false, null, "", 0);
  }

  DigitalSignatures signatures(SigningProperties.Mode mode) {
    return at(NOW, mode, null);
  }

  DigitalSignatures at(Instant now, SigningProperties.Mode mode, @Nullable TSPSource stamps) {
    return SigningConfiguration.assemble(properties(mode), Clock.fixed(now, ZONE), stamps);
  }

  DigitalSignatures signatures() {
    return signatures(SigningProperties.Mode.LOCAL_KEY);
  }

  static byte[] signable() {
    return SIGNABLE.clone();
  }

  /** Signed by the leader. */
  byte[] signed() {
    return key(signatures()).sign(SigningOrder.signature(signable(), LEADER));
  }

  /** Signed, with number and date. */
  byte[] numbered() {
    return RENDERER.fill(signed(), "112", LocalDate.of(2022, 1, 21));
  }

  /** Signed, numbered and sealed. */
  byte[] sealed() {
    return key(signatures()).sign(SigningOrder.seal(numbered(), COMMITTEE));
  }

  static LocalKey key(DigitalSignatures signatures) {
    return (LocalKey) signatures.provider();
  }

  static PlanDocument decision() {
    return decision("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
  }

  static PlanDocument decision(String... titles) {
    return paper("ninh-hoa-2022", "QĐ-UBND", titles);
  }

  static PlanDocument paper(String sample, String notation, String... titles) {
    return new PlanDocument(
        new Samples().load(sample).draft(),
        new DocumentFacts(
            null,
            notation,
            null,
            "Theo đề nghị của Phòng Nội vụ tại Công văn số 82/NV ngày 20/01/2022.",
            new SignatureBlock(List.of(titles), "Nguyễn Minh Thư"),
            null,
            null));
  }

  private static DocumentRenderer renderer() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.register(Class.forName("vn.trinhky.document.internal.FreemarkerRenderer"));
      context.refresh();
      return context.getBean(DocumentRenderer.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}

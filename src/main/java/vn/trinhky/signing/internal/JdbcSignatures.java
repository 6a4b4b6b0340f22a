package vn.trinhky.signing.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.Signatures;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.SigningCapacity;

@Service
class JdbcSignatures implements Signatures {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_REASON = 2000;

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcSignatures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Signature record(String documentRef, String digest, SignerResolution signer, Instant at) {
    if (!SHA_256.matcher(digest).matches()) {
      throw new IllegalArgumentException("Not a SHA-256 digest in hexadecimal: " + digest);
    }
    if (current(documentRef).isPresent()) {
      throw alreadySigned();
    }
    String id = UUID.randomUUID().toString();
    try {
      jdbc.sql(
              """
              insert into signing_signature (id, document_ref, current_ref, content_digest, user_id,
                signer_name, capacities, printed_lines, reason, basis_document, valid_on, signed_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              id,
              documentRef,
              documentRef,
              digest,
              signer.user(),
              signer.name(),
              signer.capacities().stream().map(Enum::name).collect(Collectors.joining(",")),
              String.join("\n", signer.lines()),
              signer.because(),
              signer.basis(),
              signer.on(),
              at.atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException overtaken) {
      throw alreadySigned();
    }
    return current(documentRef).orElseThrow();
  }

  @Override
  @Transactional
  public void makeVoid(String documentRef, String reason) {
    if (reason.isBlank()) {
      throw Refusal.unprocessable(
          "reason-missing", "Hủy chữ ký phải có lý do. Hãy ghi lý do rồi làm lại.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw Refusal.unprocessable(
          "reason-too-long",
          "Lý do dài %d ký tự, quá %d. Hãy viết ngắn lại."
              .formatted(reason.length(), LONGEST_REASON));
    }
    int changed =
        jdbc.sql(
                """
                update signing_signature
                set current_ref = null, void_reason = :reason, void_at = :at
                where current_ref = :document
                """)
            .param("reason", reason)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("document", documentRef)
            .update();
    if (changed == 0) {
      throw Refusal.unprocessable(
          "not-signed", "Văn bản chưa được ký nên không có chữ ký nào để hủy. Hãy tải lại trang.");
    }
  }

  @Override
  public Optional<Signature> current(String documentRef) {
    return jdbc.sql("select * from signing_signature where current_ref = :document")
        .param("document", documentRef)
        .query((row, i) -> signature(row))
        .optional();
  }

  @Override
  public List<Signature> of(String user, LocalDate on) {
    return jdbc.sql(
            """
            select * from signing_signature
             where user_id = :user and valid_on = :day and current_ref is not null
             order by signed_at desc, id
            """)
        .param("user", user)
        .param("day", on)
        .query((row, i) -> signature(row))
        .list();
  }

  @Override
  public List<Signature> history(String documentRef) {
    return jdbc.sql(
            """
            select * from signing_signature where document_ref = :document order by signed_at, id
            """)
        .param("document", documentRef)
        .query((row, i) -> signature(row))
        .list();
  }

  private static Refusal alreadySigned() {
    return Refusal.conflict(
        "already-signed", "Văn bản đã có người ký. Hãy tải lại trang để xem chữ ký đó.");
  }

  private static Signature signature(ResultSet row) throws SQLException {
    return new Signature(
        row.getString("id"),
        row.getString("document_ref"),
        row.getString("content_digest"),
        row.getString("user_id"),
        row.getString("signer_name"),
        Arrays.stream(row.getString("capacities").split(",", -1))
            .map(SigningCapacity::valueOf)
            .toList(),
        List.of(row.getString("printed_lines").split("\n", -1)),
        row.getString("reason"),
        row.getString("basis_document"),
        row.getObject("valid_on", LocalDate.class),
        instant(row, "signed_at").orElseThrow(),
        row.getString("void_reason"),
        instant(row, "void_at").orElse(null));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }
}

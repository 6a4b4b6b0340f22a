package vn.trinhky.distribution.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.distribution.RecipientList;
import vn.trinhky.distribution.Recipients;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class CorrectedRecipients implements RecipientList {

  private static final int REASON_LENGTH = 500;
  private static final int NAME_LENGTH = 500;

  private final Recipients recipients;
  private final JdbcClient jdbc;
  private final Clock clock;

  CorrectedRecipients(Recipients recipients, JdbcClient jdbc, Clock clock) {
    this.recipients = recipients;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Line> of(String documentRef, String locality, Draft draft, LocalDate on) {
    Map<String, Stored> corrections = stored(documentRef);
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Recipient printed : recipients.resolve(locality, draft, on)) {
      Stored correction = corrections.remove(key(printed));
      put(
          lines,
          correction == null
              ? new Line(key(printed), printed, null)
              : corrected(locality, printed, correction, on));
    }
    corrections.values().stream()
        .filter(correction -> correction.standing().kind() == Kind.ADDED)
        .map(correction -> added(locality, correction, on))
        .forEach(line -> put(lines, line));
    return List.copyOf(lines.values());
  }

  private Line corrected(String locality, Recipient printed, Stored correction, LocalDate on) {
    String agency = correction.agency();
    if (agency == null) {
      String name = correction.name() == null ? printed.name() : correction.name();
      return new Line(
          key(printed),
          new Recipient(null, name, printed.printed(), printed.category(), false),
          correction.standing());
    }
    return recipients
        .of(locality, agency, printed.printed(), printed.category(), on)
        .map(recipient -> new Line(key(printed), recipient, correction.standing()))
        // the agency is gone from the catalogue since: what the text says counts again
        .orElseGet(() -> new Line(key(printed), printed, null));
  }

  private Line added(String locality, Stored correction, LocalDate on) {
    RecipientCategory category = Objects.requireNonNull(correction.category());
    String name = Objects.requireNonNull(correction.name());
    Recipient outside = new Recipient(null, name, name, category, false);
    Recipient recipient =
        Optional.ofNullable(correction.agency())
            .flatMap(agency -> recipients.of(locality, agency, name, category, on))
            .orElse(outside);
    return new Line(correction.key(), recipient, correction.standing());
  }

  /** Each agency once; of two lines for one agency the corrected one can still be taken back. */
  private static void put(Map<String, Line> lines, Line line) {
    String agency = line.recipient().agency();
    lines.merge(
        // the key of a line that names no agency any more is still the code of the one it was read
        // as, which another line may mean now; no code begins with this sign
        agency == null ? "=" + line.key() : agency,
        line,
        (first, again) ->
            new Line(
                first.correction() == null && again.correction() != null
                    ? again.key()
                    : first.key(),
                again.recipient().category() == RecipientCategory.EXECUTE
                    ? again.recipient()
                    : first.recipient(),
                first.correction() == null ? again.correction() : first.correction()));
  }

  @Override
  public Optional<String> correct(
      String documentRef, String locality, Draft draft, Change change, LocalDate on, Actor actor) {
    String reason = limited("Lý do", change.reason(), REASON_LENGTH);
    if (reason == null) {
      throw Refusal.unprocessable("reason-missing", "Hãy ghi lý do sửa nơi nhận.");
    }
    Optional<Recipient> meant =
        Optional.ofNullable(blankToNull(change.agency()))
            .map(code -> known(locality, code, change, on));
    String name = limited("Tên nơi nhận", change.name(), NAME_LENGTH);
    String key = blankToNull(change.recipient());
    List<Line> lines = of(documentRef, locality, draft, on);
    Optional<String> done =
        key == null
            ? Optional.of(add(documentRef, lines, meant, name, change, reason, actor))
            : replace(documentRef, line(lines, key), meant, name, change, reason, actor);
    return done.map(what -> what + ". Lý do: " + reason);
  }

  private static Line line(List<Line> lines, String key) {
    return lines.stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-recipient",
                    "Danh sách nơi nhận đã thay đổi, không còn dòng này. Hãy tải lại trang."));
  }

  private Optional<String> replace(
      String documentRef,
      Line line,
      Optional<Recipient> meant,
      @Nullable String name,
      Change change,
      String reason,
      Actor actor) {
    boolean added = line.key().startsWith("+");
    String was = shortened(line.recipient().name());
    Stored before = stored(documentRef).get(line.key());
    if (change.asPrinted()) {
      delete(documentRef, line.key());
      return Optional.ofNullable(before)
          .map(
              one ->
                  added
                      ? "Bỏ nơi nhận thêm “%s”".formatted(was)
                      : "“%s” trở lại như văn bản ghi".formatted(shortened(one.printed())));
    }
    if (added) {
      throw Refusal.unprocessable(
          "already-recipient", "Đây là nơi nhận đã thêm. Hãy bỏ dòng này rồi thêm nơi nhận khác.");
    }
    String printed = before == null ? line.recipient().name() : before.printed();
    Stored now;
    String done;
    if (meant.isPresent()) {
      Recipient agency = meant.get();
      now = correction(line.key(), Kind.MEANS, printed, agency.agency(), null, null, reason, actor);
      done = "“%s” là %s".formatted(shortened(printed), agency.name());
    } else if (change.outside()) {
      now = correction(line.key(), Kind.OUTSIDE, printed, null, name, null, reason, actor);
      done =
          "“%s” gửi ngoài hệ thống%s"
              .formatted(shortened(printed), name == null ? "" : " cho " + shortened(name));
    } else {
      throw Refusal.unprocessable("recipient-missing", "Hãy chọn cơ quan trong danh sách gợi ý.");
    }
    if (before != null && before.saysTheSameAs(now)) {
      return Optional.empty();
    }
    store(documentRef, now);
    return Optional.of(done);
  }

  private String add(
      String documentRef,
      List<Line> lines,
      Optional<Recipient> meant,
      @Nullable String name,
      Change change,
      String reason,
      Actor actor) {
    String added = meant.map(Recipient::name).orElse(name);
    if (added == null) {
      throw Refusal.unprocessable(
          "recipient-missing", "Hãy chọn cơ quan, hoặc ghi tên nơi nhận ngoài hệ thống.");
    }
    String agency = meant.map(Recipient::agency).orElse(null);
    boolean there =
        lines.stream()
            .map(Line::recipient)
            .anyMatch(
                one -> agency == null ? one.name().equals(added) : agency.equals(one.agency()));
    if (there) {
      throw Refusal.unprocessable(
          "already-recipient", "%s đã có trong danh sách nơi nhận.".formatted(added));
    }
    RecipientCategory category =
        change.category() == null ? RecipientCategory.INFORM : change.category();
    String key = "+" + (agency == null ? digest(added) : agency);
    store(documentRef, correction(key, Kind.ADDED, added, agency, added, category, reason, actor));
    return "Thêm nơi nhận " + shortened(added);
  }

  private Stored correction(
      String key,
      Kind kind,
      String printed,
      @Nullable String agency,
      @Nullable String name,
      @Nullable RecipientCategory category,
      String reason,
      Actor actor) {
    return new Stored(
        key,
        printed,
        agency,
        name,
        category,
        new Correction(kind, reason, actor.user(), actor.name(), clock.instant()));
  }

  private Recipient known(String locality, String agency, Change change, LocalDate on) {
    RecipientCategory category =
        change.category() == null ? RecipientCategory.INFORM : change.category();
    return recipients
        .of(locality, agency, agency, category, on)
        .orElseThrow(
            () ->
                Refusal.unprocessable(
                    "unknown-agency",
                    "Danh mục không có cơ quan này. Hãy chọn trong danh sách gợi ý."));
  }

  private void store(String documentRef, Stored correction) {
    delete(documentRef, correction.key());
    RecipientCategory category = correction.category();
    Correction standing = correction.standing();
    jdbc.sql(
            """
            insert into distribution_correction (
              document_ref, recipient_key, kind, printed, agency, name, category, reason,
              recorded_by, recorded_name, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            documentRef,
            correction.key(),
            standing.kind().name(),
            correction.printed(),
            correction.agency(),
            correction.name(),
            category == null ? null : category.name(),
            standing.reason(),
            standing.byUser(),
            standing.byName(),
            standing.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void delete(String documentRef, String key) {
    jdbc.sql("delete from distribution_correction where document_ref = ? and recipient_key = ?")
        .params(documentRef, key)
        .update();
  }

  private Map<String, Stored> stored(String documentRef) {
    Map<String, Stored> corrections = new LinkedHashMap<>();
    jdbc.sql(
            """
            select * from distribution_correction where document_ref = ?
            order by recorded_at, recipient_key
            """)
        .param(documentRef)
        .query(
            row -> {
              String category = row.getString("category");
              Instant at = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
              corrections.put(
                  row.getString("recipient_key"),
                  new Stored(
                      row.getString("recipient_key"),
                      row.getString("printed"),
                      row.getString("agency"),
                      row.getString("name"),
                      category == null ? null : RecipientCategory.valueOf(category),
                      new Correction(
                          Kind.valueOf(row.getString("kind")),
                          row.getString("reason"),
                          row.getString("recorded_by"),
                          row.getString("recorded_name"),
                          at)));
            });
    return corrections;
  }

  private static String key(Recipient recipient) {
    String agency = recipient.agency();
    return agency == null ? "?" + digest(recipient.name()) : agency;
  }

  /** Enough of a digest to tell the lines of one document apart. */
  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String shortened(String name) {
    return name.length() <= 300 ? name : name.substring(0, 300) + "…";
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable String limited(String what, @Nullable String text, int length) {
    String stripped = blankToNull(text);
    if (stripped != null && stripped.length() > length) {
      throw Refusal.unprocessable(
          "text-too-long",
          "%s dài %d ký tự; tối đa %d ký tự. Hãy rút gọn."
              .formatted(what, stripped.length(), length));
    }
    return stripped;
  }

  /**
   * A row.
   *
   * @param printed what the line was read as before anybody corrected it
   */
  private record Stored(
      String key,
      String printed,
      @Nullable String agency,
      @Nullable String name,
      @Nullable RecipientCategory category,
      Correction standing) {

    boolean saysTheSameAs(Stored other) {
      return standing.kind() == other.standing.kind()
          && Objects.equals(agency, other.agency)
          && Objects.equals(name, other.name)
          && standing.reason().equals(other.standing.reason());
    }
  }
}

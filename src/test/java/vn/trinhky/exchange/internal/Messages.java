package vn.trinhky.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.trinhky.exchange.Attachment;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlDocument.Business;
import vn.trinhky.exchange.EdxmlDocument.Change;
import vn.trinhky.exchange.EdxmlDocument.DocumentType;
import vn.trinhky.exchange.EdxmlDocument.OtherInfo;
import vn.trinhky.exchange.EdxmlDocument.Promulgation;
import vn.trinhky.exchange.EdxmlDocument.ReceiverChange;
import vn.trinhky.exchange.EdxmlDocument.Replacement;
import vn.trinhky.exchange.EdxmlDocument.Signer;
import vn.trinhky.exchange.EdxmlDocument.Trace;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.ResponseFor;
import vn.trinhky.exchange.StaffInfo;

/** The five messages of the examples as the model has them; sender and recipients are invented. */
public final class Messages {

  /** The day on which all of them have been written. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-22T04:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));

  static final Party SENDER =
      new Party(
          "H98.21",
          "UBND tỉnh Sơn Hà",
          "UBND xã An Phú",
          "Số 1 đường Trung tâm, xã An Phú",
          "anphu@example.vn",
          "0200000001",
          "0200000002",
          "anphu.example.vn");

  static final Party RECIPIENT = Party.of("H98.3", "Sở Nội vụ tỉnh Sơn Hà");

  static final String FIRST = "H98.21,2026/12/18,07/KH-UBND";

  private static final StaffInfo STAFF =
      new StaffInfo("Văn thư", "Lê Thị Ví Dụ", "vanthu@example.vn", "84900000001");

  static final byte[] PDF = "%PDF-1.4\n%demo\n".getBytes(StandardCharsets.UTF_8);

  private Messages() {}

  /** All five by the name of their example. */
  static Map<String, EdxmlMessage> all() {
    Map<String, EdxmlMessage> all = new LinkedHashMap<>();
    all.put("new", document());
    all.put("recall", recall());
    all.put("update", update());
    all.put("replacement", replacement());
    all.put("status", status("02", "Văn thư - Từ chối tiếp nhận: sai nơi nhận"));
    return all;
  }

  /** A new document for one recipient. */
  public static EdxmlDocument document() {
    return new EdxmlDocument(
        SENDER,
        List.of(RECIPIENT),
        FIRST,
        "07",
        "KH-UBND",
        new Promulgation("An Phú", LocalDate.of(2026, 12, 18)),
        new DocumentType(1, 0, "Kế hoạch"),
        "Thực hiện cải cách hành chính năm 2027",
        "Thực hiện cải cách hành chính năm 2027",
        new Signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu"),
        LocalDate.of(2027, 1, 17),
        List.of("Sở Nội vụ tỉnh", "Các phòng thuộc UBND xã"),
        new OtherInfo(
            0,
            "Cải cách hành chính",
            "VHXH",
            1,
            12,
            "false",
            List.of("Phụ lục phân công nhiệm vụ")),
        List.of(
            new ResponseFor(
                "H98", "305/KH-UBND", LocalDate.of(2026, 12, 1), "H98,2026/12/01,305/KH-UBND")),
        1,
        List.of(new Trace("H98.21", LocalDateTime.of(2026, 12, 18, 15, 10))),
        new Business(BusinessType.NEW, FIRST, "Văn bản điện tử mới", false, null, List.of(), STAFF),
        List.of(new Attachment("cid:1", "ke-hoach.pdf", "Kế hoạch", PDF)));
  }

  static EdxmlDocument recall() {
    return later(
        FIRST,
        "07",
        LocalDate.of(2026, 12, 18),
        LocalDateTime.of(2026, 12, 21, 9, 0),
        new Business(
            BusinessType.RECALL, null, "Thu hồi: gửi nhầm phụ lục", false, null, List.of(), STAFF));
  }

  static EdxmlDocument update() {
    return later(
        FIRST,
        "07",
        LocalDate.of(2026, 12, 18),
        LocalDateTime.of(2026, 12, 21, 9, 0),
        new Business(
            BusinessType.UPDATE,
            FIRST,
            "Cập nhật nơi nhận",
            false,
            new Change(
                "1",
                "1",
                List.of(new ReceiverChange("H98.3", false), new ReceiverChange("H98.5", true))),
            List.of(),
            STAFF));
  }

  static EdxmlDocument replacement() {
    return later(
        "H98.21,2026/12/22,09/KH-UBND",
        "09",
        LocalDate.of(2026, 12, 22),
        LocalDateTime.of(2026, 12, 22, 10, 0),
        new Business(
            BusinessType.REPLACEMENT,
            null,
            "Văn bản thay thế",
            false,
            null,
            List.of(new Replacement(FIRST, List.of("H98.3"))),
            STAFF));
  }

  /** What the recipient says of the first document. */
  public static EdxmlStatus status(String code, @Nullable String description) {
    return new EdxmlStatus(
        RECIPIENT,
        new ResponseFor("H98.21", "07/KH-UBND", LocalDate.of(2026, 12, 18), FIRST),
        STAFF,
        code,
        description,
        LocalDateTime.of(2026, 12, 18, 16, 2, 11));
  }

  private static EdxmlDocument later(
      String id, String number, LocalDate date, LocalDateTime at, Business business) {
    EdxmlDocument first = document();
    return new EdxmlDocument(
        first.from(),
        first.to(),
        id,
        number,
        first.codeNotation(),
        new Promulgation("An Phú", date),
        first.type(),
        first.subject(),
        first.content(),
        first.signer(),
        null,
        List.of(),
        null,
        List.of(),
        null,
        List.of(new Trace("H98.21", at)),
        business,
        first.attachments());
  }

  /** The same document for these recipients. */
  public static EdxmlDocument to(List<Party> recipients) {
    return with(
        document(), recipients, "Thực hiện cải cách hành chính năm 2027", document().attachments());
  }

  /** The same document with this subject. */
  static EdxmlDocument about(String subject) {
    return with(document(), document().to(), subject, document().attachments());
  }

  /** The same document with these files. */
  public static EdxmlDocument files(List<Attachment> attachments) {
    return with(document(), document().to(), document().subject(), attachments);
  }

  private static EdxmlDocument with(
      EdxmlDocument it, List<Party> to, String subject, List<Attachment> attachments) {
    return new EdxmlDocument(
        it.from(),
        to,
        it.documentId(),
        it.codeNumber(),
        it.codeNotation(),
        it.promulgation(),
        it.type(),
        subject,
        it.content(),
        it.signer(),
        it.dueDate(),
        it.toPlaces(),
        it.other(),
        it.responseFor(),
        it.steeringType(),
        it.traces(),
        it.business(),
        attachments);
  }

  /** The document with this number, for so many recipients, with these files. */
  public static EdxmlDocument numbered(int number, int recipients, List<Attachment> attachments) {
    List<Party> to = new ArrayList<>();
    for (int i = 1; i <= recipients; i++) {
      to.add(Party.of("H98.%d".formatted(100 + i), "Cơ quan số " + i));
    }
    EdxmlDocument it = to(to);
    String id = "H98.21,2026/12/18,%d/KH-UBND".formatted(number);
    Business business = it.business();
    return new EdxmlDocument(
        it.from(),
        it.to(),
        id,
        Integer.toString(number),
        it.codeNotation(),
        it.promulgation(),
        it.type(),
        it.subject(),
        it.content(),
        it.signer(),
        it.dueDate(),
        it.toPlaces(),
        it.other(),
        it.responseFor(),
        it.steeringType(),
        it.traces(),
        new Business(
            business.type(),
            id,
            business.reason(),
            business.paperFollows(),
            null,
            List.of(),
            business.staff()),
        attachments);
  }

  /** A file of the test data, e.g. {@code samples/status.edxml}. */
  static byte[] file(String name) {
    try (InputStream in =
        Objects.requireNonNull(Messages.class.getResourceAsStream("/exchange/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

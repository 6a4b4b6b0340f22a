package vn.trinhky.distribution.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.Dispatch.Way;
import vn.trinhky.distribution.Dispatches;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class JdbcDispatches implements Dispatches {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+\\.[^\\s<>\"]+");

  private final Deliveries deliveries;
  private final JdbcClient jdbc;

  JdbcDispatches(Deliveries deliveries, JdbcClient jdbc) {
    this.deliveries = deliveries;
    this.jdbc = jdbc;
  }

  @Override
  public Delivery sent(
      String deliveryId,
      Way way,
      LocalDate on,
      @Nullable String bookNumber,
      @Nullable String note,
      Actor actor) {
    String book = limited("Số trong sổ chuyển giao", bookNumber, 40);
    String remark = limited("Ghi chú", note, 500);
    if (way == Way.PORTAL || existing(deliveryId).category() == RecipientCategory.PUBLISH) {
      throw Refusal.unprocessable(
          "to-be-published", "Với nơi đăng tải, hãy ghi địa chỉ trang đã đăng văn bản.");
    }
    Delivery delivery =
        deliveries.sentOutside(
            deliveryId,
            Stream.of(
                    Optional.of(way.label() + ", " + DAY.format(on)),
                    Optional.ofNullable(book).map(number -> "sổ chuyển giao số " + number),
                    Optional.ofNullable(remark))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; ")),
            actor);
    insert(deliveryId, way, on, book, null, remark);
    return delivery;
  }

  @Override
  public Delivery published(
      String deliveryId, String address, LocalDate on, @Nullable String note, Actor actor) {
    String page = limited("Địa chỉ trang", address, 1000);
    String remark = limited("Ghi chú", note, 500);
    if (page == null || !ADDRESS.matcher(page).matches()) {
      throw Refusal.unprocessable(
          "address-wrong",
          "Địa chỉ trang phải bắt đầu bằng https:// hoặc http://. Hãy chép nguyên từ thanh địa chỉ của trình duyệt.");
    }
    Delivery delivery = deliveries.published(deliveryId, page, actor);
    insert(deliveryId, Way.PORTAL, on, null, page, remark);
    return delivery;
  }

  private void insert(
      String deliveryId,
      Way way,
      LocalDate on,
      @Nullable String book,
      @Nullable String address,
      @Nullable String note) {
    jdbc.sql(
            """
            insert into distribution_dispatch (
              delivery_id, way, sent_on, book_number, address, note)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(deliveryId, way.name(), on, book, address, note)
        .update();
  }

  @Override
  public Delivery acknowledged(
      String deliveryId, String receiver, LocalDate on, @Nullable String note, Actor actor) {
    String who = limited("Người ký nhận", receiver, 200);
    String remark = limited("Ghi chú", note, 500);
    if (who == null) {
      throw Refusal.unprocessable("receiver-missing", "Hãy ghi người ký nhận.");
    }
    Delivery before = existing(deliveryId);
    Dispatch sent = of(before.documentRef()).get(deliveryId);
    if (sent != null && on.isBefore(sent.on())) {
      throw Refusal.unprocessable(
          "before-sending",
          "Ngày ký nhận %s sớm hơn ngày gửi %s. Hãy kiểm tra lại."
              .formatted(DAY.format(on), DAY.format(sent.on())));
    }
    Delivery delivery =
        deliveries.acknowledged(deliveryId, remark == null ? who : who + "; " + remark, actor);
    jdbc.sql(
            """
            update distribution_dispatch
            set receiver = ?, received_on = ?, note = coalesce(?, note)
            where delivery_id = ?
            """)
        .params(who, on, remark, deliveryId)
        .update();
    return delivery;
  }

  @Override
  public Delivery sentAgain(String deliveryId, String note, Actor actor) {
    String putRight = limited("Nội dung khắc phục", note, 1000);
    return deliveries.arrivedAgain(deliveryId, putRight == null ? "" : putRight, actor);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Dispatch> of(String documentRef) {
    Map<String, Dispatch> dispatches = new HashMap<>();
    jdbc.sql(
            """
            select s.* from distribution_dispatch s
            join distribution_delivery d on d.id = s.delivery_id
            where d.document_ref = ?
            """)
        .param(documentRef)
        .query(
            row -> {
              dispatches.put(row.getString("delivery_id"), dispatch(row));
            });
    return dispatches;
  }

  private static Dispatch dispatch(ResultSet row) throws SQLException {
    return new Dispatch(
        Way.valueOf(row.getString("way")),
        row.getObject("sent_on", LocalDate.class),
        row.getString("book_number"),
        row.getString("address"),
        row.getString("note"),
        row.getString("receiver"),
        row.getObject("received_on", LocalDate.class));
  }

  private Delivery existing(String deliveryId) {
    return deliveries
        .find(deliveryId)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-delivery", "Không có nơi nhận này. Hãy tải lại danh sách nơi nhận."));
  }

  private static @Nullable String limited(String what, @Nullable String text, int length) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String stripped = text.strip();
    if (stripped.length() > length) {
      throw Refusal.unprocessable(
          "text-too-long",
          "%s dài %d ký tự; tối đa %d ký tự. Hãy rút gọn."
              .formatted(what, stripped.length(), length));
    }
    return stripped;
  }
}

package vn.trinhky.register.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PlainText;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.internal.JdbcSeriesCatalogue.StoredSeries;

@Service
class JdbcOutgoingRegister implements OutgoingRegister {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final int REASON_LENGTH = 2000;

  private final JdbcClient jdbc;
  private final JdbcSeriesCatalogue catalogue;
  private final Organisation organisation;

  JdbcOutgoingRegister(JdbcClient jdbc, JdbcSeriesCatalogue catalogue, Organisation organisation) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.organisation = organisation;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public RegisterEntry assign(NewEntry entry) {
    validate(entry);
    StoredSeries series = seriesOf(entry.locality(), entry.agency(), entry.documentType());
    String notation = notation(series, entry.documentType());
    refuseSecondNumber(entry);

    int number = take(series, entry.issuedOn());
    RegisterEntry given =
        new RegisterEntry(
            UUID.randomUUID().toString(),
            entry.locality(),
            entry.agency(),
            series.code(),
            entry.issuedOn().getYear(),
            number,
            notation,
            entry.documentType(),
            entry.typeName(),
            entry.subject(),
            entry.signer(),
            entry.issuedOn(),
            entry.recipients(),
            entry.fileKeeper(),
            entry.copies(),
            null,
            null,
            entry.note(),
            entry.reference(),
            null);
    try {
      insert(series.id(), given);
    } catch (DuplicateKeyException twice) {
      throw alreadyNumbered(entry.subject());
    }
    return given;
  }

  @Override
  @Transactional(readOnly = true)
  public int nextNumber(String locality, String agency, String documentType, int year) {
    String series = seriesOf(locality, agency, documentType).id();
    return counted(series, year).orElseGet(() -> catalogue.firstNumber(series, year));
  }

  @Override
  @Transactional(readOnly = true)
  public String notation(String locality, String agency, String documentType) {
    return notation(seriesOf(locality, agency, documentType), documentType);
  }

  @Override
  @Transactional
  public void makeVoid(String entryId, String reason) {
    String because = reason.strip();
    if (because.isEmpty()) {
      throw Refusal.unprocessable(
          "reason-missing", "Hãy ghi lý do hủy số; lý do được lưu trong sổ đăng ký văn bản đi.");
    }
    refuseTooLong("Lý do hủy số", because, REASON_LENGTH);
    int changed =
        jdbc.sql(
                """
                update register_entry set void_reason = :reason, standing_reference = null
                where id = :id and void_reason is null
                """)
            .param("reason", because)
            .param("id", entryId)
            .update();
    if (changed == 0) {
      RegisterEntry entry = existing(entryId);
      throw Refusal.conflict(
          "already-void",
          "Số %s đã được hủy trước đó với lý do: %s"
              .formatted(entry.printedCode(), entry.voidReason()));
    }
  }

  @Override
  @Transactional
  public void markSent(String entryId, LocalDate sentOn, @Nullable String receipt) {
    refuseTooLong("Nội dung ký nhận", receipt, 500);
    RegisterEntry entry = existing(entryId);
    if (sentOn.isBefore(entry.issuedOn())) {
      throw Refusal.unprocessable(
          "sent-before-issue",
          "Ngày chuyển %s sớm hơn ngày ban hành %s của văn bản %s. Hãy kiểm tra lại ngày chuyển."
              .formatted(DAY.format(sentOn), DAY.format(entry.issuedOn()), entry.printedCode()));
    }
    int changed =
        jdbc.sql(
                """
                update register_entry set sent_on = :sentOn, receipt = :receipt
                where id = :id and void_reason is null
                """)
            .param("sentOn", sentOn)
            .param("receipt", receipt)
            .param("id", entryId)
            .update();
    if (changed == 0) {
      throw Refusal.unprocessable(
          "entry-void",
          "Số %s đã bị hủy nên không ghi chuyển văn bản được.".formatted(entry.printedCode()));
    }
  }

  @Override
  @Transactional
  public void annotate(String entryId, @Nullable String note) {
    refuseTooLong("Ghi chú", note, 2000);
    int changed =
        jdbc.sql("update register_entry set note = :note where id = :id")
            .param("note", note)
            .param("id", entryId)
            .update();
    if (changed == 0) {
      throw unknownEntry();
    }
  }

  @Override
  @Transactional
  public RegisterEntry remark(
      String entryId, @Nullable String receipt, @Nullable String note, Actor actor) {
    RegisterEntry entry = existing(entryId);
    if (!actor.isIn(Group.CLERK, entry.locality(), entry.agency())) {
      throw Refusal.forbidden(
          "not-clerk", "Chỉ văn thư của cơ quan ban hành mới ghi được vào sổ này.");
    }
    String acknowledged = receipt == null || receipt.isBlank() ? null : receipt.strip();
    refuseTooLong("Nội dung ký nhận", acknowledged, 500);
    if (acknowledged != null && entry.voidReason() != null) {
      throw Refusal.unprocessable(
          "entry-void",
          "Số %s đã bị hủy nên không ghi ký nhận được.".formatted(entry.printedCode()));
    }
    annotate(entryId, note == null || note.isBlank() ? null : note.strip());
    jdbc.sql("update register_entry set receipt = :receipt where id = :id")
        .param("receipt", acknowledged)
        .param("id", entryId)
        .update();
    return existing(entryId);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<RegisterEntry> find(String entryId) {
    return jdbc.sql("select * from register_entry where id = :id")
        .param("id", entryId)
        .query(JdbcOutgoingRegister::entry)
        .optional();
  }

  @Override
  @Transactional(readOnly = true)
  public List<RegisterEntry> search(RegisterQuery query) {
    if (query.offset() < 0 || query.limit() < 1 || query.limit() > 1000) {
      throw Refusal.badRequest(
          "bad-page", "Mỗi trang của sổ có từ 1 đến 1000 dòng, bắt đầu từ dòng 0.");
    }
    Map<String, Object> params = new HashMap<>();
    String where = where(query, params);
    params.put("offset", query.offset());
    params.put("limit", query.limit());
    return jdbc.sql(
            "select * from register_entry"
                + where
                + " order by register_year, agency, series_code, entry_number"
                + " offset :offset rows fetch next :limit rows only")
        .params(params)
        .query(JdbcOutgoingRegister::entry)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public int count(RegisterQuery query) {
    Map<String, Object> params = new HashMap<>();
    String where = where(query, params);
    return jdbc.sql("select count(*) from register_entry" + where)
        .params(params)
        .query(Integer.class)
        .single();
  }

  /**
   * The next number of the year of {@code issuedOn}. The row of the series is locked, not that of
   * its counter: so two transactions that meet before the first number of a year also wait for each
   * other. The counter is an ordinary row of the caller's transaction, so a rollback gives the
   * number back.
   */
  private int take(StoredSeries series, LocalDate issuedOn) {
    lock(series);
    refuseEarlierDate(series, issuedOn);
    int year = issuedOn.getYear();
    Optional<Integer> next = counted(series.id(), year);
    int number = next.orElseGet(() -> catalogue.firstNumber(series.id(), year));
    jdbc.sql(
            next.isPresent()
                ? """
                update register_counter set next_number = :next, last_issued_on = :issuedOn
                where series_id = :series and register_year = :year
                """
                : """
                insert into register_counter (series_id, register_year, next_number, last_issued_on)
                values (:series, :year, :next, :issuedOn)
                """)
        .param("next", number + 1)
        .param("issuedOn", issuedOn)
        .param("series", series.id())
        .param("year", year)
        .update();
    return number;
  }

  private void lock(StoredSeries series) {
    try {
      jdbc.sql("select id from register_series where id = :id for update")
          .param("id", series.id())
          .query(String.class)
          .single();
    } catch (PessimisticLockingFailureException busy) {
      throw Refusal.conflict(
          "register-busy",
          "Sổ số “%s” đang cấp số cho văn bản khác. Hãy thử lại sau vài giây."
              .formatted(series.name()));
    }
  }

  /** Numbers are taken in the order of time (Điều 15), across the turn of the year too. */
  private void refuseEarlierDate(StoredSeries series, LocalDate issuedOn) {
    LocalDate last =
        jdbc.sql("select max(last_issued_on) from register_counter where series_id = :series")
            .param("series", series.id())
            .query((row, i) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
            .single()
            .orElse(issuedOn);
    if (issuedOn.isBefore(last)) {
      throw Refusal.unprocessable(
          "date-before-last",
          "Ngày ban hành %s sớm hơn ngày %s của văn bản đã cấp số gần nhất trong sổ “%s”. Hãy chọn ngày từ %s trở đi."
              .formatted(DAY.format(issuedOn), DAY.format(last), series.name(), DAY.format(last)));
    }
  }

  private Optional<Integer> counted(String series, int year) {
    return jdbc.sql(
            """
            select next_number from register_counter
            where series_id = :series and register_year = :year
            """)
        .param("series", series)
        .param("year", year)
        .query(Integer.class)
        .optional();
  }

  private void insert(String series, RegisterEntry entry) {
    jdbc.sql(
            """
            insert into register_entry (
              id, series_id, locality, agency, series_code, register_year, entry_number, notation,
              document_type, type_name, subject, signer, issued_on, recipients, file_keeper, copies,
              note, reference, standing_reference, plain, recipients_plain)
            values (
              :id, :series, :locality, :agency, :code, :year, :number, :notation,
              :type, :typeName, :subject, :signer, :issuedOn, :recipients, :fileKeeper, :copies,
              :note, :reference, :reference, :plain, :recipientsPlain)
            """)
        .param("id", entry.id())
        .param("series", series)
        .param("locality", entry.locality())
        .param("agency", entry.agency())
        .param("code", entry.seriesCode())
        .param("year", entry.year())
        .param("number", entry.number())
        .param("notation", entry.notation())
        .param("type", entry.documentType())
        .param("typeName", entry.typeName())
        .param("subject", entry.subject())
        .param("signer", entry.signer())
        .param("issuedOn", entry.issuedOn())
        .param("recipients", entry.recipients())
        .param("recipientsPlain", PlainText.of(entry.recipients()))
        .param("fileKeeper", entry.fileKeeper())
        .param("copies", entry.copies())
        .param("note", entry.note())
        .param("reference", entry.reference())
        .param(
            "plain",
            PlainText.of(entry.printedCode() + " " + entry.typeName() + " " + entry.subject()))
        .update();
  }

  private StoredSeries seriesOf(String locality, String agency, String documentType) {
    return catalogue
        .of(locality, agency, documentType)
        .orElseThrow(
            () ->
                Refusal.unprocessable(
                    "no-series",
                    "Cơ quan “%s” chưa có sổ số cho loại văn bản %s. Quản trị viên cần khai báo sổ số trong danh mục của địa phương."
                        .formatted(organisation.agency(locality, agency).name(), documentType)));
  }

  private String notation(StoredSeries series, String documentType) {
    Agency agency = organisation.agency(series.locality(), series.agency());
    String shortName = agency.shortName();
    if (shortName == null) {
      throw Refusal.unprocessable(
          "no-short-name",
          "Cơ quan “%s” chưa có tên viết tắt để ghi ký hiệu văn bản. Quản trị viên cần bổ sung trong danh mục của địa phương."
              .formatted(agency.name()));
    }
    return new NotationPattern(series.notation()).of(documentType, shortName);
  }

  private void refuseSecondNumber(NewEntry entry) {
    boolean numbered =
        jdbc.sql(
                    """
                    select count(*) from register_entry
                    where locality = :locality and agency = :agency and document_type = :type
                      and standing_reference = :reference
                    """)
                .param("locality", entry.locality())
                .param("agency", entry.agency())
                .param("type", entry.documentType())
                .param("reference", entry.reference())
                .query(Integer.class)
                .single()
            > 0;
    if (numbered) {
      throw alreadyNumbered(entry.subject());
    }
  }

  private static Refusal alreadyNumbered(String subject) {
    return Refusal.conflict(
        "already-numbered",
        "Văn bản “%s” đã có số trong sổ. Muốn cấp số khác thì trước hết phải hủy số cũ."
            .formatted(subject));
  }

  private static void validate(NewEntry entry) {
    refuseBlankOrTooLong("Tên loại văn bản", entry.typeName(), 100);
    refuseBlankOrTooLong("Trích yếu", entry.subject(), 1000);
    refuseBlankOrTooLong("Người ký", entry.signer(), 200);
    refuseBlankOrTooLong("Nơi nhận", entry.recipients(), 100_000);
    refuseBlankOrTooLong("Mã văn bản", entry.reference(), 100);
    refuseTooLong("Đơn vị nhận bản lưu", entry.fileKeeper(), 200);
    refuseTooLong("Ghi chú", entry.note(), 2000);
    Integer copies = entry.copies();
    if (copies != null && copies < 0) {
      throw Refusal.unprocessable("bad-copies", "Số lượng bản không được nhỏ hơn 0.");
    }
  }

  private static void refuseBlankOrTooLong(String what, String text, int length) {
    if (text.isBlank()) {
      throw Refusal.unprocessable(
          "text-missing", what + " còn trống; hãy bổ sung trước khi vào sổ đăng ký văn bản đi.");
    }
    refuseTooLong(what, text, length);
  }

  private static void refuseTooLong(String what, @Nullable String text, int length) {
    if (text != null && text.length() > length) {
      throw Refusal.unprocessable(
          "text-too-long",
          "%s dài %d ký tự; sổ đăng ký văn bản đi nhận tối đa %d ký tự. Hãy rút gọn."
              .formatted(what, text.length(), length));
    }
  }

  private RegisterEntry existing(String entryId) {
    return find(entryId).orElseThrow(JdbcOutgoingRegister::unknownEntry);
  }

  private static Refusal unknownEntry() {
    return Refusal.notFound(
        "unknown-entry", "Không có dòng này trong sổ đăng ký văn bản đi. Hãy tải lại trang sổ.");
  }

  private static String where(RegisterQuery query, Map<String, Object> params) {
    StringBuilder where = new StringBuilder(" where locality = :locality");
    params.put("locality", query.locality());
    and(where, params, "agency", "agency", query.agency());
    and(where, params, "register_year", "year", query.year());
    and(where, params, "document_type", "type", query.documentType());
    if (query.voidOnly()) {
      where.append(" and void_reason is not null");
    }
    String text = query.text();
    if (text != null && !text.isBlank()) {
      List<String> words = SPACE.splitAsStream(PlainText.of(text)).toList();
      for (int i = 0; i < words.size(); i++) {
        where.append(
            " and (plain like :word%1$d escape '!' or recipients_plain like :word%1$d escape '!')"
                .formatted(i));
        params.put("word" + i, "%" + words.get(i).replaceAll("[!%_]", "!$0") + "%");
      }
    }
    return where.toString();
  }

  private static void and(
      StringBuilder where,
      Map<String, Object> params,
      String column,
      String name,
      @Nullable Object wanted) {
    if (wanted != null) {
      where.append(" and ").append(column).append(" = :").append(name);
      params.put(name, wanted);
    }
  }

  private static RegisterEntry entry(ResultSet row, int i) throws SQLException {
    return new RegisterEntry(
        row.getString("id"),
        row.getString("locality"),
        row.getString("agency"),
        row.getString("series_code"),
        row.getInt("register_year"),
        row.getInt("entry_number"),
        row.getString("notation"),
        row.getString("document_type"),
        row.getString("type_name"),
        row.getString("subject"),
        row.getString("signer"),
        row.getObject("issued_on", LocalDate.class),
        row.getString("recipients"),
        row.getString("file_keeper"),
        row.getObject("copies", Integer.class),
        row.getObject("sent_on", LocalDate.class),
        row.getString("receipt"),
        row.getString("note"),
        row.getString("reference"),
        row.getString("void_reason"));
  }
}

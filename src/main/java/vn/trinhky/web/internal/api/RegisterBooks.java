package vn.trinhky.web.internal.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.document.Printable.BookColumn;
import vn.trinhky.document.Printable.BookSection;
import vn.trinhky.document.Printable.RegisterBook;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.register.OutgoingRegister.RegisterQuery;

/**
 * The register of outgoing documents as it is printed and bound: cover, and the ten columns of Nghị
 * định 30/2020/NĐ-CP, Phụ lục IV.
 */
@Component
class RegisterBooks {

  /** More is not printed at once: about 150 pages, which take half a minute. */
  static final int MOST_PRINTED = 1_500;

  /** What a spreadsheet gets at most. */
  static final int MOST = 20_000;

  private static final int AT_ONCE = 1_000;

  private static final List<BookColumn> COLUMNS =
      List.of(
          new BookColumn("Số, ký hiệu văn bản", 31, false),
          new BookColumn("Ngày tháng văn bản", 22, false),
          new BookColumn("Tên loại và trích yếu nội dung", 52, false),
          new BookColumn("Người ký", 23, false),
          new BookColumn("Nơi nhận văn bản", 37, false),
          new BookColumn("Đơn vị, người nhận bản lưu", 20, false),
          new BookColumn("Số lượng bản", 16, true),
          new BookColumn("Ngày chuyển", 22, false),
          new BookColumn("Ký nhận", 20, false),
          new BookColumn("Ghi chú", 23, false));

  private final OutgoingRegister register;
  private final Organisation organisation;

  RegisterBooks(OutgoingRegister register, Organisation organisation) {
    this.register = register;
    this.organisation = organisation;
  }

  /**
   * The book of what the query finds; its paging does not count.
   *
   * @throws Refusal 422 {@code register-too-long} for more than {@code most} entries
   */
  RegisterBook outgoing(RegisterQuery query, int most) {
    int count = register.count(query);
    if (count > most) {
      throw Refusal.unprocessable(
          "register-too-long",
          "Sổ có %d văn bản, mỗi lần chỉ lấy được %d. Hãy lọc theo năm, cơ quan hoặc loại văn bản rồi lấy từng phần."
              .formatted(count, most));
    }
    Map<String, List<RegisterEntry>> entries = new LinkedHashMap<>();
    for (int offset = 0; offset < count; offset += AT_ONCE) {
      register
          .search(page(query, offset))
          .forEach(
              entry -> entries.computeIfAbsent(entry.agency(), k -> new ArrayList<>()).add(entry));
    }
    String whose =
        query.agency() != null
            ? query.agency()
            : entries.size() == 1
                ? entries.keySet().iterator().next()
                : organisation.locality(query.locality()).committee();
    Agency keeper = organisation.agency(query.locality(), whose);
    return new RegisterBook(
        keeper.parent() == null
            ? null
            : String.join(" ", organisation.agency(query.locality(), keeper.parent()).letterhead()),
        keeper.letterhead(),
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        cover(query, entries.values().stream().flatMap(List::stream).toList()),
        COLUMNS,
        entries.entrySet().stream()
            .map(
                section ->
                    new BookSection(
                        entries.size() == 1
                            ? null
                            : organisation.agency(query.locality(), section.getKey()).name(),
                        section.getValue().stream().map(RegisterBooks::row).toList()))
            .toList());
  }

  private static RegisterQuery page(RegisterQuery query, int offset) {
    return new RegisterQuery(
        query.locality(),
        query.agency(),
        query.year(),
        query.documentType(),
        query.text(),
        query.voidOnly(),
        offset,
        AT_ONCE);
  }

  /** Year, first and last day, first and last number; and that it is an extract when it is one. */
  private static List<String> cover(RegisterQuery query, List<RegisterEntry> entries) {
    List<String> lines = new ArrayList<>();
    if (query.year() != null) {
      lines.add("Năm " + query.year());
    }
    if (!entries.isEmpty()) {
      Comparator<LocalDate> order = Comparator.naturalOrder();
      lines.add(
          "Từ ngày %s đến ngày %s"
              .formatted(
                  DateText.date(
                      entries.stream().map(RegisterEntry::issuedOn).min(order).orElseThrow()),
                  DateText.date(
                      entries.stream().map(RegisterEntry::issuedOn).max(order).orElseThrow())));
      if (entries.stream().map(RegisterEntry::seriesCode).distinct().count() == 1) {
        lines.add(
            "Từ số %s đến số %s"
                .formatted(
                    entries.get(0).printedNumber(),
                    entries.get(entries.size() - 1).printedNumber()));
      }
    }
    List<String> filters = new ArrayList<>();
    if (query.documentType() != null) {
      filters.add("loại văn bản " + query.documentType());
    }
    if (query.text() != null) {
      filters.add("có “" + query.text() + "”");
    }
    if (query.voidOnly()) {
      filters.add("các số hủy");
    }
    if (!filters.isEmpty()) {
      lines.add("(Trích sổ: " + String.join(", ", filters) + ")");
    }
    return lines;
  }

  private static List<String> row(RegisterEntry entry) {
    String subject = entry.typeName() + " " + entry.subject();
    if (entry.voidReason() != null) {
      return List.of(
          entry.printedCode(),
          DateText.date(entry.issuedOn()),
          subject,
          "",
          "",
          "",
          "",
          "",
          "",
          "Số hủy, không dùng lại: " + entry.voidReason());
    }
    return List.of(
        entry.printedCode(),
        DateText.date(entry.issuedOn()),
        subject,
        entry.signer(),
        entry.recipients(),
        orBlank(entry.fileKeeper()),
        Objects.toString(entry.copies(), ""),
        entry.sentOn() == null ? "" : DateText.date(entry.sentOn()),
        orBlank(entry.receipt()),
        orBlank(entry.note()));
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }
}

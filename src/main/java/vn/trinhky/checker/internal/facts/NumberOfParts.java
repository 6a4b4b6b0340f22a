package vn.trinhky.checker.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;

/**
 * Number and date on the parts of one dossier, which has one number and one date (Nghị định
 * 30/2020/NĐ-CP, Phụ lục I, III.1).
 *
 * <ul>
 *   <li>{@code part-number-mismatch} ERROR: two parts print different numbers, notations or dates
 *       (the issued plan of thị xã Ninh Hòa, 2022: 12/QĐ-UBND and 112/QĐ-UBND). A blank is no
 *       mismatch.
 *   <li>{@code number-blank} INFO: number, day or month is blank. Attachments of an electronic
 *       document may stay so (III.1.c).
 *   <li>{@code part-date-hint} INFO: a part says more of the date than another.
 * </ul>
 */
@Component
class NumberOfParts implements Rule {

  private static final Pattern ARCHIVE = Pattern.compile("[-\\s]{0,5}Lưu");

  @Override
  public List<String> codes() {
    return List.of("number-blank", "part-number-mismatch", "part-date-hint");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<PrintedPart> parts =
        subject.circumstances().parts().stream()
            // the archive line has neither number nor date
            .filter(part -> !ARCHIVE.matcher(part.text()).lookingAt())
            .toList();
    List<Finding> found = new ArrayList<>();
    for (int i = 1; i < parts.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (differ(parts.get(j), parts.get(i))) {
          found.add(mismatch(parts.get(j), parts.get(i), subject));
          break;
        }
      }
    }
    for (PrintedPart part : parts) {
      if (isBlank(part)) {
        found.add(blank(part, parts));
      }
    }
    return found;
  }

  private static Finding mismatch(PrintedPart one, PrintedPart other, Subject subject) {
    Found finding =
        Found.error("part-number-mismatch")
            .at("", other.part(), other.text().strip())
            .proof(null, one.part() + ": “" + one.text().strip() + "”");
    String likely = sameDayBasis(one, other, subject, finding);
    return finding.says(
        "%s ghi %s, còn %s ghi %s. Một hồ sơ chỉ có một số và một ngày; %sđề nghị kiểm tra số đã đăng ký và thống nhất các phần."
            .formatted(
                capital(one.part()),
                inShort(one),
                other.part().toLowerCase(Locale.ROOT),
                inShort(other),
                likely));
  }

  /** An act of the same series and day in the legal bases tells which of two numbers can be. */
  private static String sameDayBasis(
      PrintedPart one, PrintedPart other, Subject subject, Found finding) {
    Long first = number(one);
    Long second = number(other);
    if (first == null || second == null || !Objects.equals(one.notation(), other.notation())) {
      return "";
    }
    for (int i = 0; i < subject.draft().legalBases().size(); i++) {
      for (Draft.Citation act : subject.draft().legalBases().get(i).citations()) {
        String notation = act.notation();
        if (notation == null
            || !notation.endsWith("/" + one.notation())
            || !Objects.equals(Dates.iso(act.date()), date(one))) {
          continue;
        }
        Long basis = number(notation.substring(0, notation.indexOf('/')));
        if (basis != null && (basis < first) != (basis < second)) {
          finding.proof(
              "legalBases[" + i + "].text",
              "Văn bản làm căn cứ " + notation + " ban hành cùng ngày");
          return "số %d có khả năng đúng hơn, vì văn bản làm căn cứ %s ban hành cùng ngày; "
              .formatted(basis < first ? first : second, notation);
        }
      }
    }
    return "";
  }

  private static Finding blank(PrintedPart part, List<PrintedPart> parts) {
    List<PrintedPart> fuller =
        parts.stream().filter(other -> other != part && says(other) > says(part)).toList();
    Found finding = fuller.isEmpty() ? Found.info("number-blank") : Found.info("part-date-hint");
    fuller.forEach(other -> finding.proof(null, other.part() + ": “" + other.text().strip() + "”"));
    return finding
        .at("", part.part(), part.text().strip())
        .says(
            fuller.isEmpty()
                ? "Số hoặc ngày tháng còn để trống. Số và ngày sẽ được điền khi ban hành, giống nhau ở mọi phần."
                : "Số hoặc ngày tháng ở đây còn để trống, nhưng phần khác đã ghi (%s). Đề nghị lấy theo phần đã ghi."
                    .formatted(
                        fuller.stream()
                            .map(NumberOfParts::inShort)
                            .collect(Collectors.joining("; "))));
  }

  private static boolean differ(PrintedPart one, PrintedPart other) {
    Long first = number(one);
    Long second = number(other);
    boolean numbers =
        first != null && second != null
            ? !first.equals(second)
            : unequal(one.number(), other.number());
    return numbers
        || (first != null && second != null && unequal(one.notation(), other.notation()))
        || unequal(one.day(), other.day())
        || unequal(one.month(), other.month())
        || unequal(one.year(), other.year());
  }

  private static boolean unequal(@Nullable Object one, @Nullable Object other) {
    return one != null && other != null && !one.equals(other);
  }

  private static boolean isBlank(PrintedPart part) {
    return part.number() == null || part.day() == null || part.month() == null;
  }

  private static int says(PrintedPart part) {
    return (part.number() == null ? 0 : 1)
        + (part.day() == null ? 0 : 1)
        + (part.month() == null ? 0 : 1)
        + (part.year() == null ? 0 : 1);
  }

  private static String inShort(PrintedPart part) {
    StringBuilder text = new StringBuilder();
    if (part.number() != null) {
      text.append("số ").append(part.number());
      if (part.notation() != null) {
        text.append('/').append(part.notation());
      }
    }
    if (part.day() != null) {
      text.append(text.isEmpty() ? "" : " ").append("ngày ").append(part.day());
    }
    if (part.month() != null) {
      text.append(text.isEmpty() ? "" : " ").append("tháng ").append(part.month());
    }
    if (part.year() != null) {
      text.append(text.isEmpty() ? "" : " ").append("năm ").append(part.year());
    }
    return text.toString();
  }

  private static @Nullable LocalDate date(PrintedPart part) {
    DocumentDate date =
        DocumentDate.of(
            new Circumstances("", 0, LocalDate.EPOCH, null, 0, List.of(part), Occasion.IMPORT));
    return date != null && date.earliest().equals(date.latest()) ? date.earliest() : null;
  }

  private static @Nullable Long number(PrintedPart part) {
    return part.number() == null ? null : number(part.number());
  }

  private static @Nullable Long number(String printed) {
    String digits = printed.strip();
    return digits.matches("\\d{1,9}") ? Long.valueOf(digits) : null;
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

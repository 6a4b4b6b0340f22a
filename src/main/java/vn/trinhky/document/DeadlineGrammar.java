package vn.trinhky.document;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.document.Draft.Milestone;

/**
 * Understands when a task is due as plans print it: {@code Quý I/2022 (hoặc sau khi UBND tỉnh triển
 * khai)}, {@code Hàng quý}, {@code Trước ngày 10/5/2023}. Nothing is guessed: what no rule matches
 * as a whole is of kind {@code none}, and the printed text remains what counts.
 */
public final class DeadlineGrammar {

  /** No deadline is longer; what is, is a paragraph. */
  private static final int LONGEST = 1_000;

  private static final String YYYY = "((?:19|20)\\d\\d)";
  private static final Pattern SPACES = pattern("[\\s\\u00a0]+");
  private static final Pattern DASHES = pattern("[\\u2010-\\u2015\\u2212]");
  private static final Pattern MARKS_AT_END = pattern("[.,;: ]+$");
  private static final Pattern BULLET = pattern("(?:^| )[-+•\\u2013\\u2014] ?(?=[\\p{L}\\d])");
  private static final Pattern NAMED_MILESTONE = pattern("([^:]{1,80}): ?([^:]+)");

  private static final Pattern LEADING =
      pattern("^(?:hoàn thành|hoàn tất|thực hiện|xong|trong|vào) (?=\\S)");
  private static final Pattern OR = pattern("[,;]? ?\\(?hoặc (?=\\S)");
  private static final Pattern REMARK = pattern("[,;]? \\(|[,;]? (?=(?:sau khi|khi có|theo) )");
  private static final Pattern FROM_OTHERS = pattern("^(?:sau|khi|theo) ");
  private static final Pattern THEN_PERIODICALLY =
      pattern("[,;]? (?:(?:và|sau đó) )?(?:báo cáo )?(?:theo )?định kỳ(?: .*)?$");

  private static final Pattern REPORT =
      pattern("(?:định kỳ )?theo (?:định kỳ )?(?:bc|báo cáo) ([\\p{L}\\d ]{1,80})");
  private static final Pattern PERIODICALLY = pattern("^(?:báo cáo )?(?:theo )?định kỳ[,;]? ?");
  private static final Pattern OF_EACH = pattern("(.{1,80}) (h[àằ]ng (?:tháng|quý|năm))");
  private static final Pattern DAY_OF_EACH =
      pattern("^(?:ngày|trước|vào|đến|chậm nhất|muộn nhất) .*");
  private static final Pattern INTERVAL =
      pattern(
          "(h[àằ]ng |mỗi )?((?:[01]?\\d )?)(ngày|tuần|tháng|quý|năm)(/lần| một lần| 1 lần)?"
              + "(?: (?:trong )?năm(?: %s)?)?".formatted(YYYY));
  private static final Pattern WITHIN_YEAR = pattern("trong năm(?: %s)?".formatted(YYYY));
  private static final Pattern AND_YEAR = pattern("năm %s".formatted(YYYY));
  private static final Pattern AND_AD_HOC =
      pattern("đột xuất(?: trong năm(?: %s)?)?".formatted(YYYY));

  private static final Pattern LIMIT =
      pattern(
          "(?:(trước)|chậm nhất|muộn nhất|đến|hết)(?: (?:là|vào|trong|đến|hết|trước))* (\\S.{0,60})");
  private static final Pattern WIDE_RANGE =
      pattern("(?:từ )?(.{1,40}?) (?:-|đến(?: hết)?) (.{1,40})");
  private static final Pattern RANGE = pattern("(?:từ )?([^-]{1,40})-([^-]{1,40})");
  private static final Pattern LIST = pattern(", ?| và |&");
  private static final Pattern DATE =
      pattern(
          "(?:ngày )?(\\d{1,2})(?:[/.-]| tháng )(\\d{1,2})(?:(?:[/.-]| năm )%s)?".formatted(YYYY));
  private static final Pattern MONTH =
      pattern("(tháng |t)?(0?[1-9]|1[0-2])(?:(?: ?[/.,-] ?| ?năm | )%s)?".formatted(YYYY));
  private static final Pattern QUARTER =
      pattern("qu[ýí] (i{1,3}|iv|0?[1-4])(?:(?: ?[/.,-] ?| ?năm | )%s)?".formatted(YYYY));
  private static final Pattern PART_OF_YEAR =
      pattern("0?([369]) tháng (đầu|cuối)(?: của)?(?: năm)?(?: %s)?".formatted(YYYY));
  private static final Pattern YEAR = pattern("(?:cả )?(?:năm|năm %s|%s)".formatted(YYYY, YYYY));

  private static final Pattern ONGOING =
      pattern(
          "(?:thường xuyên|liên tục|quanh năm)(?:,? (?:và )?(?:thường xuyên|liên tục))?"
              + "(?:,? trong (?:cả )?năm(?: \\d{4})?)?(,? (?:và )?đột xuất)?");
  private static final Pattern AD_HOC =
      pattern(
          "(?:[\\p{L} ]{1,40} )?đột xuất(?: trong năm(?: \\d{4})?|,? \\(?(?:nếu|khi) có.{0,60})?");
  private static final Pattern CONDITIONAL =
      pattern(
          "(?:ngay )?(?:sau khi|khi) \\S.*|sau (?:hội nghị|kỳ họp) \\S.*"
              + "|theo kế hoạch [^.;]*phê duyệt"
              + "|(?:vòng |thời hạn )?\\d{1,3} (?:ngày|tuần|tháng)(?: làm việc)?,? (?:kể từ|sau|từ) \\S.*");
  private static final Pattern EXTERNAL = pattern("theo \\S.*");

  private static final List<Rule> RULES =
      List.of(
          DeadlineGrammar::orElse,
          DeadlineGrammar::remarked,
          DeadlineGrammar::thenPeriodically,
          DeadlineGrammar::recurring,
          DeadlineGrammar::dated,
          DeadlineGrammar::undated);

  private DeadlineGrammar() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * What a printed time means.
   *
   * @param time as printed, or null; line breaks and leading dashes separate milestones
   * @param planYear year that is meant where none is printed
   * @return of kind {@code none} for an empty text and for one that no rule understands
   */
  public static DeadlineSpec understand(@Nullable String time, int planYear) {
    String text = tidy(requireNonNullElse(time, ""));
    if (text.isEmpty() || text.length() > LONGEST) {
      return none();
    }
    boolean bulleted = BULLET.matcher(text).lookingAt();
    List<String> parts = parts(text, bulleted);
    DeadlineSpec listed = bulleted ? milestones(parts, planYear) : null;
    if (listed != null) {
      return listed;
    }
    String whole = String.join(" ", parts);
    for (Rule rule : RULES) {
      DeadlineSpec spec = rule.read(whole, planYear);
      if (spec != null) {
        return spec;
      }
    }
    return requireNonNullElse(milestones(parts, planYear), none());
  }

  /**
   * A deadline in words that read on after "hiểu là": {@code 01/01 – 31/03/2022, hoặc sau khi UBND
   * tỉnh triển khai}.
   */
  public static String inWords(DeadlineSpec spec) {
    String window = span(spec.earliest(), spec.latest());
    String condition = lowerFirst(requireNonNullElse(spec.condition(), ""));
    return switch (spec.kind()) {
      case "milestones" ->
          spec.milestones().stream()
              .map(m -> m.label() + ": " + span(m.earliest(), m.latest()))
              .collect(Collectors.joining("; "));
      case "recurring" -> joined("định kỳ", requireNonNullElse(spec.recurrence(), ""), window);
      case "window_or_condition" -> window + (condition.isEmpty() ? "" : ", hoặc " + condition);
      case "window_after_condition" -> joined(condition, window);
      case "conditional", "external" ->
          "chưa có ngày" + (condition.isEmpty() ? ", theo cơ quan khác" : ", chờ: " + condition);
      case "ongoing" -> joined("thường xuyên", window);
      case "adhoc" -> "khi phát sinh";
      case "none" -> "không nêu thời hạn";
      default -> joined(window, condition);
    };
  }

  private static String span(@Nullable String from, @Nullable String to) {
    if (to == null) {
      return from == null ? "" : "từ " + day(from);
    }
    if (from == null) {
      return "chậm nhất " + day(to);
    }
    boolean sameYear = from.substring(0, 4).equals(to.substring(0, 4));
    return (sameYear ? day(from).substring(0, 5) : day(from)) + " – " + day(to);
  }

  private static String day(String iso) {
    return iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String lowerFirst(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** Composed, trimmed, without brackets around the whole. */
  private static String tidy(String text) {
    String tidy = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    boolean enclosed =
        tidy.startsWith("(") && tidy.indexOf(')') == tidy.length() - 1 && tidy.length() > 2;
    return enclosed ? tidy.substring(1, tidy.length() - 1).strip() : tidy;
  }

  private static List<String> parts(String text, boolean bulleted) {
    return text.lines()
        .map(line -> SPACES.matcher(line).replaceAll(" ").strip())
        .flatMap(line -> bulleted ? BULLET.splitAsStream(line) : Stream.of(line.split(";", -1)))
        .map(part -> MARKS_AT_END.matcher(part).replaceFirst("").strip())
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static @Nullable DeadlineSpec milestones(List<String> parts, int year) {
    if (parts.size() < 2) {
      return null;
    }
    List<Milestone> milestones = new ArrayList<>();
    List<Period> periods = new ArrayList<>();
    for (String part : parts) {
      Matcher named = NAMED_MILESTONE.matcher(part);
      Period period = period(named.matches() ? named.group(2) : part, year);
      if (period == null) {
        return null;
      }
      periods.add(period);
      milestones.add(period.milestone(named.matches() ? named.group(1).strip() : period.label()));
    }
    return milestones(milestones, periods);
  }

  private static DeadlineSpec milestones(List<Milestone> milestones, List<Period> periods) {
    return new DeadlineSpec(
        "milestones",
        periods.get(0).from().toString(),
        periods.get(periods.size() - 1).to().toString(),
        null,
        null,
        milestones,
        null);
  }

  /** {@code Quý I/2022 (hoặc sau khi …)}. */
  private static @Nullable DeadlineSpec orElse(String text, int year) {
    Matcher or = OR.matcher(text);
    DeadlineSpec dated = or.find() ? dated(text.substring(0, or.start()), year) : null;
    if (dated == null) {
      return null;
    }
    String other = closed(text.substring(or.end()));
    Period second = period(other, year);
    return second == null
        ? with(dated, "window_or_condition", other, dated.note())
        : dated(text.substring(0, or.start()) + " - " + other, year);
  }

  /** {@code Trong năm 2022 (sau khi …)}, {@code Trong năm (nếu có)}. */
  private static @Nullable DeadlineSpec remarked(String text, int year) {
    Matcher remark = REMARK.matcher(text);
    DeadlineSpec dated = remark.find() ? dated(text.substring(0, remark.start()), year) : null;
    if (dated == null) {
      return null;
    }
    String inside = closed(text.substring(remark.end()));
    if (PERIODICALLY.matcher(inside).find()) {
      return null;
    }
    if (FROM_OTHERS.matcher(inside).find()) {
      return with(dated, "window_after_condition", inside, dated.note());
    }
    return lowerFirst(inside).startsWith("nếu ")
        ? with(dated, dated.kind(), inside, dated.note())
        : with(dated, dated.kind(), null, "có ghi “" + inside + "”");
  }

  /** What stands in a bracket, without its end. */
  private static String closed(String text) {
    return text.endsWith(")") && text.indexOf('(') < 0
        ? text.substring(0, text.length() - 1).strip()
        : text;
  }

  private static @Nullable DeadlineSpec thenPeriodically(String text, int year) {
    Matcher then = THEN_PERIODICALLY.matcher(text);
    Period first = then.find() ? period(text.substring(0, then.start()), year) : null;
    if (first == null) {
      return null;
    }
    Period rest = Period.ofYear("định kỳ", year);
    return milestones(
        List.of(first.milestone(first.label()), rest.milestone(rest.label())),
        List.of(first, rest));
  }

  private static @Nullable DeadlineSpec recurring(String text, int year) {
    String bare = bare(text);
    Matcher report = REPORT.matcher(bare);
    if (report.matches() && lower(bare).contains("định kỳ")) {
      String name = report.group(1).replaceFirst("(?iu) ?định kỳ$", "");
      return recurring("theo báo cáo " + name.replace("CCHC", "cải cách hành chính"), year, null);
    }
    Matcher each = OF_EACH.matcher(bare);
    if (each.matches()) {
      String every = lower(each.group(2)).replace("hàng", "hằng");
      Period period = period(each.group(1), year);
      if (period != null) {
        return new DeadlineSpec(
            "recurring",
            period.from().toString(),
            period.to().toString(),
            every,
            null,
            List.of(),
            null);
      }
      if (DAY_OF_EACH.matcher(each.group(1)).matches()) {
        return recurring(every, year, lowerFirst(each.group(1)));
      }
    }
    return periodic(bare, year);
  }

  /** {@code Định kỳ …}, {@code Hàng quý và năm 2023}, {@code 6 tháng, năm}. */
  private static @Nullable DeadlineSpec periodic(String text, int planYear) {
    Matcher periodically = PERIODICALLY.matcher(text);
    boolean said = periodically.find();
    String rest = said ? text.substring(periodically.end()) : text;
    if (said && EXTERNAL.matcher(rest).matches()) {
      return recurring(lowerFirst(rest), planYear, null);
    }
    List<String> intervals = new ArrayList<>();
    String note = null;
    int year = planYear;
    for (String piece : rest.isEmpty() ? List.<String>of() : List.of(LIST.split(rest))) {
      Matcher adHoc = AND_AD_HOC.matcher(piece);
      Matcher within = WITHIN_YEAR.matcher(piece);
      Matcher yearly = AND_YEAR.matcher(piece);
      Matcher interval = INTERVAL.matcher(piece);
      if (adHoc.matches()) {
        year = yearOf(adHoc.group(1), year);
        intervals.add("kể cả đột xuất");
      } else if (within.matches()) {
        year = yearOf(within.group(1), year);
      } else if (yearly.matches()) {
        year = yearOf(yearly.group(1), year);
        note = intervals.isEmpty() ? note : "thêm một báo cáo năm";
      } else if (interval.matches()) {
        said |= interval.group(1) != null || interval.group(4) != null || !intervals.isEmpty();
        year = yearOf(interval.group(5), year);
        String unit = lower(interval.group(3));
        String count = interval.group(2).replaceFirst("^0", "");
        intervals.add(count.isEmpty() ? "hằng " + unit : count + unit + " một lần");
      } else {
        return null;
      }
    }
    return said
        ? recurring(intervals.isEmpty() ? null : String.join(", ", intervals), year, note)
        : null;
  }

  private static DeadlineSpec recurring(
      @Nullable String recurrence, int year, @Nullable String note) {
    return new DeadlineSpec(
        "recurring", year + "-01-01", year + "-12-31", recurrence, null, List.of(), note);
  }

  /** A period, several, or the end of one. */
  private static @Nullable DeadlineSpec dated(String text, int year) {
    String bare = bare(MARKS_AT_END.matcher(text).replaceFirst(""));
    Matcher limit = LIMIT.matcher(bare);
    if (limit.matches()) {
      Period period = period(limit.group(2), year);
      return period == null
          ? null
          : window(
              "before",
              null,
              limit.group(1) == null ? period.to() : period.from().minusDays(1),
              bare,
              year);
    }
    Period period = period(bare, year);
    if (period != null) {
      return window("window", period.from(), period.to(), bare, year);
    }
    return several(bare, year);
  }

  private static DeadlineSpec window(
      String kind, @Nullable LocalDate from, LocalDate to, String printed, int planYear) {
    LocalDate start = requireNonNullElse(from, to);
    String note = null;
    // what prepares a plan may be due in the quarter before its year
    if (to.getYear() < planYear && start.isBefore(LocalDate.of(planYear - 1, 10, 1))) {
      note =
          "in “%s” trong kế hoạch năm %d".formatted(printed, planYear)
              + (to.getYear() == planYear - 1 ? "; có lẽ là năm " + planYear : "");
    }
    return new DeadlineSpec(
        kind, from == null ? null : from.toString(), to.toString(), null, null, List.of(), note);
  }

  /** {@code Quý II, III năm 2023}: from the first to the last; months that are apart stay so. */
  private static @Nullable DeadlineSpec several(String text, int planYear) {
    String[] items = LIST.split(text);
    if (items.length < 2 || items.length > 12) {
      return null;
    }
    String unit = lower(items[0]).startsWith("qu") ? "quý " : "tháng ";
    List<Period> periods = new ArrayList<>();
    int year = planYear;
    for (int i = items.length - 1; i >= 0; i--) {
      String item = bare(items[i].strip());
      Period period =
          item.matches("(?iu)(?:quý|quí|tháng) .*")
              ? period(item, year)
              : period(unit + item, year);
      if (period == null || periods.size() > 0 && !period.to().isBefore(periods.get(0).from())) {
        return null;
      }
      year = period.to().getYear();
      periods.add(0, period);
    }
    boolean apart = false;
    for (int i = 1; i < periods.size(); i++) {
      apart |= !periods.get(i - 1).to().plusDays(1).equals(periods.get(i).from());
    }
    if (apart && unit.startsWith("tháng")) {
      return milestones(periods.stream().map(p -> p.milestone(p.label())).toList(), periods);
    }
    DeadlineSpec window =
        window(
            "window", periods.get(0).from(), periods.get(periods.size() - 1).to(), text, planYear);
    return apart ? with(window, "window", null, "các quý không liền nhau") : window;
  }

  private static @Nullable DeadlineSpec undated(String text, int year) {
    String bare = bare(text);
    Matcher ongoing = ONGOING.matcher(bare);
    if (ongoing.matches()) {
      return new DeadlineSpec(
          "ongoing",
          null,
          null,
          "thường xuyên",
          null,
          List.of(),
          ongoing.group(1) == null ? null : "kể cả đột xuất");
    }
    if (AD_HOC.matcher(bare).matches()) {
      return new DeadlineSpec(
          "adhoc", year + "-01-01", year + "-12-31", "đột xuất", null, List.of(), null);
    }
    if (CONDITIONAL.matcher(bare).matches()) {
      boolean counted = bare.matches("(?iu)(?:vòng |thời hạn |\\d).*");
      return new DeadlineSpec(
          "conditional", null, null, null, counted ? text : bare, List.of(), null);
    }
    return EXTERNAL.matcher(bare).matches()
        ? new DeadlineSpec("external", null, null, null, bare, List.of(), null)
        : null;
  }

  private static DeadlineSpec none() {
    return new DeadlineSpec("none", null, null, null, null, List.of(), null);
  }

  private static DeadlineSpec with(
      DeadlineSpec spec, String kind, @Nullable String condition, @Nullable String note) {
    return new DeadlineSpec(
        kind,
        spec.earliest(),
        spec.latest(),
        spec.recurrence(),
        condition,
        spec.milestones(),
        note);
  }

  /** Without "Hoàn thành", "Thực hiện", "Trong" before what counts. */
  private static String bare(String text) {
    Matcher leading = LEADING.matcher(text);
    return leading.find() ? bare(text.substring(leading.end())) : text;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int yearOf(@Nullable String printed, int otherwise) {
    return printed == null ? otherwise : Integer.parseInt(printed);
  }

  /** One period as a whole: a day, month, quarter, part of a year, year, or from one to another. */
  private static @Nullable Period period(String printed, int year) {
    String text = bare(DASHES.matcher(printed).replaceAll("-"));
    try {
      Matcher match;
      if ((match = DATE.matcher(text)).matches()) {
        LocalDate day =
            LocalDate.of(
                yearOf(match.group(3), year),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(1)));
        return new Period(printed, day, day);
      }
      if ((match = MONTH.matcher(text)).matches()) {
        return match.group(1) == null && match.group(3) == null
            ? null
            : Period.ofMonth(yearOf(match.group(3), year), Integer.parseInt(match.group(2)));
      }
      if ((match = QUARTER.matcher(text)).matches()) {
        return Period.ofMonths(
            printed, yearOf(match.group(2), year), quarter(match.group(1)) * 3 - 2, 3);
      }
      if ((match = PART_OF_YEAR.matcher(text)).matches()) {
        int months = Integer.parseInt(match.group(1));
        boolean first = lower(match.group(2)).equals("đầu");
        return Period.ofMonths(
            printed, yearOf(match.group(3), year), first ? 1 : 13 - months, months);
      }
      if ((match = YEAR.matcher(text)).matches()) {
        String said = match.group(1) == null ? match.group(2) : match.group(1);
        return Period.ofYear(printed, yearOf(said, year));
      }
      for (Pattern range : List.of(WIDE_RANGE, RANGE)) {
        if ((match = range.matcher(text)).matches()) {
          Period period = range(match.group(1).strip(), match.group(2).strip(), printed, year);
          if (period != null) {
            return period;
          }
        }
      }
      return null;
    } catch (DateTimeException e) {
      return null; // ngày 31/02
    }
  }

  private static @Nullable Period range(String from, String to, String printed, int year) {
    Period last = simple(to, year);
    if (last == null) {
      // Quý I - III/2023
      last = simple((lower(from).startsWith("qu") ? "quý " : "tháng ") + to, year);
    }
    Period first = last == null ? null : simple(from, last.to().getYear());
    return first == null || first.from().isAfter(requireNonNull(last).to())
        ? null
        : new Period(printed, first.from(), last.to());
  }

  /** A period that is no range itself. */
  private static @Nullable Period simple(String text, int year) {
    return WIDE_RANGE.matcher(text).matches() ? null : period(text, year);
  }

  private static int quarter(String printed) {
    return switch (lower(printed)) {
      case "i" -> 1;
      case "ii" -> 2;
      case "iii" -> 3;
      case "iv" -> 4;
      default -> Integer.parseInt(printed);
    };
  }

  /** From one day to another, with its name. */
  private record Period(String label, LocalDate from, LocalDate to) {

    static Period ofYear(String label, int year) {
      return ofMonths(label, year, 1, 12);
    }

    static Period ofMonth(int year, int month) {
      return ofMonths("%02d/%d".formatted(month, year), year, month, 1);
    }

    static Period ofMonths(String label, int year, int first, int count) {
      YearMonth start = YearMonth.of(year, first);
      return new Period(label, start.atDay(1), start.plusMonths(count - 1L).atEndOfMonth());
    }

    Milestone milestone(String named) {
      return new Milestone(named, from.toString(), to.toString());
    }
  }

  /** One way to read the whole text; null when it is not for this text. */
  private interface Rule {
    @Nullable DeadlineSpec read(String text, int planYear);
  }
}

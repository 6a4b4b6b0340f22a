package vn.trinhky.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft.Appendix;
import vn.trinhky.document.Draft.Article;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.document.Draft.LegalBasis;
import vn.trinhky.document.Draft.Milestone;
import vn.trinhky.document.Draft.PlanText;
import vn.trinhky.document.Draft.TaskGroup;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.problem.Refusal;

/**
 * Begins the plan of a year as a copy of an earlier one. The year moves where it is the plan's own:
 * in the subjects, the titles of the appendices and the times of the tasks. Everywhere else it
 * stays as it is and is listed for the drafter ({@link #mentions}), because a sentence that was
 * true last year has to be read again. The proposed signature is dropped.
 *
 * @param rows the tasks that were carried over, in the order of the copy
 */
public record PlanCopy(Draft draft, List<CarriedRow> rows) {

  /** More places than this are no list any more. */
  private static final int MOST_MENTIONS = 300;

  private static final int CONTEXT = 60;

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d{2}(?!\\d)");
  private static final Pattern RANGE_BEFORE = Pattern.compile("20\\d{2}\\s{0,3}[-–—]\\s{0,3}$");
  private static final Pattern RANGE_BEHIND = Pattern.compile("^\\s{0,3}[-–—]\\s{0,3}(20\\d{2})");
  private static final Pattern LEAP_DAY = Pattern.compile("(?<!\\d)29([/.-]0?2[/.-])(20\\d{2})");
  private static final Pattern ISSUED =
      Pattern.compile("(?:\\d{1,2}[/.-]\\d{1,2}[/.-]|tháng\\s{1,3}\\d{1,2}\\s{1,3}năm\\s{1,3})$");

  /** Copies the list. */
  public PlanCopy {
    rows = List.copyOf(rows);
  }

  /**
   * A task that was carried over. Places are appendix, group and row from 1, e.g. {@code 1.2.8}.
   *
   * @param path its place in the copy
   * @param from its place in the earlier plan
   */
  public record CarriedRow(String path, String from) implements Comparable<CarriedRow> {
    /** By the place in the copy. */
    @Override
    public int compareTo(CarriedRow other) {
      return Arrays.compare(place(path), place(other.path));
    }
  }

  /**
   * A place that still names a year.
   *
   * @param where the place in Vietnamese
   * @param before what stands before the year, shortened
   * @param behind what stands behind it, shortened
   */
  public record Mention(String where, String before, String year, String behind) {}

  /**
   * Copies a plan.
   *
   * @param from year of the earlier plan
   * @param to year of the new one
   * @param chosen places of the tasks to carry over, or null for all
   * @throws Refusal 400 {@code unknown-row} for a place where no task is
   */
  public static PlanCopy of(Draft model, int from, int to, @Nullable Set<String> chosen) {
    Copying copying = new Copying(model, from, to, chosen);
    List<Appendix> appendices = copying.appendices();
    copying.requireAllFound();
    return new PlanCopy(
        new Draft(
            model.form(),
            model.authority(),
            model.letterhead(),
            model.superior(),
            model.place(),
            copying.ownYear(model.subject()),
            model.legalBases(),
            model.articles().stream().map(copying::article).toList(),
            new PlanText(copying.ownYear(model.plan().subject()), model.plan().body()),
            appendices,
            withoutWindows(model.reportRegime()),
            model.ownPlanDuty(),
            model.recipients(),
            model.archive(),
            null),
        copying.rows);
  }

  /**
   * Where a draft names this year, in the order of the document; dates of cited acts do not count.
   */
  public static List<Mention> mentions(Draft draft, int year) {
    Mentions mentions = new Mentions(Integer.toString(year));
    mentions.in("Trích yếu", draft.subject());
    for (int i = 0; i < draft.legalBases().size(); i++) {
      mentions.inBasis("Căn cứ " + (i + 1), draft.legalBases().get(i));
    }
    draft.articles().forEach(article -> mentions.in(article.label(), article.text()));
    mentions.in("Trích yếu kế hoạch", draft.plan().subject());
    List<String> lines = draft.plan().body().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      mentions.in("Nội dung kế hoạch, dòng " + (i + 1), lines.get(i));
    }
    for (Appendix appendix : draft.appendices()) {
      mentions.in("Phụ lục, tiêu đề", appendix.title());
      for (TaskGroup group : appendix.groups()) {
        String place = group.ordinal() == null ? group.title() : group.ordinal();
        mentions.in("Phụ lục, nhóm " + place, group.title());
        for (TaskRow row : group.rows()) {
          String where = "Phụ lục, dòng " + place + "." + row.ordinal();
          mentions.in(where + ", Nhiệm vụ", row.task());
          mentions.in(where + ", Sản phẩm", row.product());
          mentions.in(where + ", Phân công", row.assignment());
          mentions.in(where + ", Tiến độ", row.time());
          mentions.in(where + ", Kinh phí", row.budget());
        }
      }
    }
    mentions.in(
        "Chế độ báo cáo", draft.reportRegime() == null ? null : draft.reportRegime().text());
    mentions.in(
        "Kế hoạch của đơn vị", draft.ownPlanDuty() == null ? null : draft.ownPlanDuty().text());
    draft.recipients().forEach(line -> mentions.in("Nơi nhận", line.text()));
    return mentions.found;
  }

  /**
   * The task at a place, under the numbers that are printed there.
   *
   * @param number its group and its own number, e.g. {@code II.8}
   */
  public record NumberedTask(String number, String task) {}

  /**
   * The task at a place (appendix, group and row from 1: {@code 1.2.8}).
   *
   * @return empty where no task is
   */
  public static Optional<NumberedTask> task(Draft draft, String path) {
    int[] place = place(path);
    return at(draft.appendices(), place[0])
        .flatMap(appendix -> at(appendix.groups(), place[1]))
        .flatMap(
            group ->
                at(group.rows(), place[2])
                    .map(
                        row ->
                            new NumberedTask(
                                (group.ordinal() == null ? group.title() : group.ordinal())
                                    + "."
                                    + row.ordinal(),
                                row.task())));
  }

  private static <T> Optional<T> at(List<T> list, int number) {
    return number >= 1 && number <= list.size()
        ? Optional.of(list.get(number - 1))
        : Optional.empty();
  }

  private static int[] place(String path) {
    int[] place = new int[3];
    String[] numbers = path.split("\\.", -1);
    for (int i = 0; i < place.length && i < numbers.length; i++) {
      place[i] = numbers[i].matches("\\d{1,6}") ? Integer.parseInt(numbers[i]) : 0;
    }
    return place;
  }

  /** A year of its own is no end of a period and no part of a notation ("45/2022/QĐ-UBND"). */
  private static String moved(String text, IntPredicate movable, int by) {
    Matcher years = YEAR.matcher(text);
    StringBuilder moved = new StringBuilder();
    int done = 0;
    while (years.find()) {
      int year = Integer.parseInt(years.group());
      if (movable.test(year) && isOwn(text, years.toMatchResult(), movable)) {
        moved.append(text, done, years.start()).append(year + by);
        done = years.end();
      }
    }
    return withoutLeapDays(moved.append(text, done, text.length()).toString(), by);
  }

  private static boolean isOwn(String text, MatchResult year, IntPredicate movable) {
    String before = text.substring(Math.max(0, year.start() - 12), year.start());
    String behind = text.substring(year.end(), Math.min(text.length(), year.end() + 12));
    Matcher range = RANGE_BEFORE.matcher(before);
    if (range.find() && !movable.test(Integer.parseInt(range.group().substring(0, 4)))) {
      return false;
    }
    Matcher until = RANGE_BEHIND.matcher(behind);
    if (until.find() && !movable.test(Integer.parseInt(until.group(1)))) {
      return false;
    }
    return !behind.startsWith("/");
  }

  private static String withoutLeapDays(String text, int by) {
    return by == 0
        ? text
        : LEAP_DAY
            .matcher(text)
            .replaceAll(
                day ->
                    (Year.isLeap(Long.parseLong(day.group(2))) ? "29" : "28")
                        + day.group(1)
                        + day.group(2));
  }

  /** One copy in the making. */
  private static final class Copying {

    private final Draft model;
    private final int from;
    private final int to;
    private final @Nullable Set<String> chosen;
    private final Set<String> found = new HashSet<>();
    private final List<CarriedRow> rows = new ArrayList<>();

    Copying(Draft model, int from, int to, @Nullable Set<String> chosen) {
      this.model = model;
      this.from = from;
      this.to = to;
      this.chosen = chosen;
    }

    String ownYear(String text) {
      return moved(text, year -> year == from, to - from);
    }

    /** An article repeats the name of what it issues. */
    Article article(Article article) {
      String text = article.text();
      for (String name : List.of(model.plan().subject(), withoutIssuing(model.subject()))) {
        if (!name.isBlank()) {
          text = text.replace(name, ownYear(name));
        }
      }
      return new Article(article.label(), text);
    }

    private static String withoutIssuing(String subject) {
      return subject.replaceFirst("^(?iu:ban hành)\\s+", "");
    }

    List<Appendix> appendices() {
      List<Appendix> copies = new ArrayList<>();
      for (int a = 0; a < model.appendices().size(); a++) {
        Appendix appendix = model.appendices().get(a);
        copies.add(
            new Appendix(ownYear(appendix.title()), appendix.columns(), groups(appendix, a + 1)));
      }
      return copies;
    }

    private List<TaskGroup> groups(Appendix appendix, int number) {
      List<TaskGroup> kept = new ArrayList<>();
      boolean through = isNumberedThrough(appendix);
      int next = 1;
      for (int g = 0; g < appendix.groups().size(); g++) {
        TaskGroup group = appendix.groups().get(g);
        List<TaskRow> carried = new ArrayList<>();
        boolean counted = isCounted(group);
        next = through ? next : counted ? Integer.parseInt(group.rows().get(0).ordinal()) : 1;
        for (int r = 0; r < group.rows().size(); r++) {
          String place = "%d.%d.%d".formatted(number, g + 1, r + 1);
          if (chosen == null || chosen.contains(place)) {
            found.add(place);
            TaskRow row = group.rows().get(r);
            carried.add(row(row, counted ? Integer.toString(next++) : row.ordinal()));
            rows.add(
                new CarriedRow(
                    "%d.%d.%d".formatted(number, kept.size() + 1, carried.size()), place));
          }
        }
        if (!carried.isEmpty() || group.rows().isEmpty()) {
          kept.add(new TaskGroup(group.ordinal(), group.title(), carried));
        }
      }
      return kept.size() == appendix.groups().size() ? kept : renumbered(appendix, kept);
    }

    /** Whether the rows are 1, 2, 3 … within the group or on from the group before. */
    private static boolean isCounted(TaskGroup group) {
      for (int r = 0; r < group.rows().size(); r++) {
        if (!group.rows().get(r).ordinal().matches("\\d{1,6}")
            || r > 0
                && Integer.parseInt(group.rows().get(r).ordinal())
                    != Integer.parseInt(group.rows().get(r - 1).ordinal()) + 1) {
          return false;
        }
      }
      return !group.rows().isEmpty();
    }

    private static boolean isNumberedThrough(Appendix appendix) {
      List<TaskRow> all = appendix.groups().stream().flatMap(g -> g.rows().stream()).toList();
      return appendix.groups().size() > 1
          && !all.isEmpty()
          && all.get(0).ordinal().equals("1")
          && isCounted(new TaskGroup(null, "", all));
    }

    /** Where whole groups were left out, those that count I, II, III … count anew. */
    private static List<TaskGroup> renumbered(Appendix appendix, List<TaskGroup> kept) {
      for (int i = 0; i < appendix.groups().size(); i++) {
        if (!roman(i + 1).equals(appendix.groups().get(i).ordinal())) {
          return kept;
        }
      }
      List<TaskGroup> counted = new ArrayList<>();
      for (TaskGroup group : kept) {
        counted.add(new TaskGroup(roman(counted.size() + 1), group.title(), group.rows()));
      }
      return counted;
    }

    private static String roman(int number) {
      String tens = "X".repeat(number / 10);
      return tens
          + List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").get(number % 10);
    }

    private TaskRow row(TaskRow row, String ordinal) {
      String time = row.time() == null ? null : moved(row.time(), this::isNear, to - from);
      return new TaskRow(
          ordinal,
          row.task(),
          row.product(),
          row.assignment(),
          row.lead(),
          row.proposedLeads(),
          row.coordinators(),
          time,
          deadline(row, time),
          row.budget(),
          row.budgetVnd());
    }

    /** The plan's year and those next to it: tasks begin before it or end after it. */
    private boolean isNear(int year) {
      return Math.abs(year - from) <= 1;
    }

    /** Understood anew where that is how it was understood; what a person set keeps its days. */
    private @Nullable DeadlineSpec deadline(TaskRow row, @Nullable String time) {
      DeadlineSpec spec = row.deadline();
      if (spec == null) {
        return null;
      }
      DeadlineSpec then = DeadlineGrammar.understand(row.time(), from);
      if (!then.kind().equals("none")
          && then.kind().equals(spec.kind())
          && Objects.equals(then.earliest(), spec.earliest())
          && Objects.equals(then.latest(), spec.latest())) {
        return DeadlineGrammar.understand(time, to);
      }
      return new DeadlineSpec(
          spec.kind(),
          date(spec.earliest()),
          date(spec.latest()),
          spec.recurrence(),
          spec.condition(),
          spec.milestones().stream()
              .map(
                  each ->
                      new Milestone(
                          moved(each.label(), this::isNear, to - from),
                          date(each.earliest()),
                          date(each.latest())))
              .toList(),
          spec.note());
    }

    private @Nullable String date(@Nullable String date) {
      try {
        LocalDate day = date == null ? null : LocalDate.parse(date);
        if (day == null || !isNear(day.getYear())) {
          return date;
        }
        boolean lastOfMonth = day.getDayOfMonth() == day.lengthOfMonth();
        LocalDate moved = day.plusYears(to - from);
        return (lastOfMonth ? moved.withDayOfMonth(moved.lengthOfMonth()) : moved).toString();
      } catch (DateTimeException asWritten) {
        return date;
      }
    }

    void requireAllFound() {
      if (chosen != null && !found.containsAll(chosen)) {
        throw Refusal.badRequest(
            "unknown-row",
            "Có nhiệm vụ được chọn không còn trong kế hoạch mẫu. Hãy tải lại trang rồi chọn lại.");
      }
    }
  }

  /** Mentions of one year in the making. */
  private static final class Mentions {

    private final String year;
    private final List<Mention> found = new ArrayList<>();

    Mentions(String year) {
      this.year = year;
    }

    void in(String where, @Nullable String text) {
      find(where, text == null ? "" : text, false);
    }

    /** Whether an act was issued in that year says nothing about the plan. */
    void inBasis(String where, LegalBasis basis) {
      find(where, basis.text(), true);
    }

    private void find(String where, String text, boolean cited) {
      Matcher years = YEAR.matcher(text);
      while (years.find() && found.size() < MOST_MENTIONS) {
        String before = text.substring(Math.max(0, years.start() - CONTEXT), years.start());
        boolean issued =
            cited
                && (ISSUED.matcher(before.toLowerCase(Locale.ROOT)).find()
                    || text.startsWith("/", years.end()));
        if (years.group().equals(year) && !issued) {
          String behind =
              text.substring(years.end(), Math.min(text.length(), years.end() + CONTEXT));
          found.add(
              new Mention(
                  where,
                  (before.length() < years.start() ? "…" : "") + before,
                  year,
                  behind + (years.end() + CONTEXT < text.length() ? "…" : "")));
        }
      }
    }
  }

  /** The days of the old year's reports say nothing of the new one. */
  private static Draft.@Nullable ReportRegime withoutWindows(Draft.@Nullable ReportRegime regime) {
    return regime == null
        ? null
        : new Draft.ReportRegime(
            regime.text(),
            regime.deadlineDay(),
            regime.deadlineTime(),
            regime.reporters(),
            regime.reportTo(),
            regime.via(),
            regime.onwardTo(),
            regime.externalSystem(),
            List.of());
  }
}

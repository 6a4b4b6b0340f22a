package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.Directory.Mention;

/** Who leads and who coordinates, as cells and sentences say it. */
final class Assignments {

  /** An enumeration is shorter; a longer text is not searched for names. */
  private static final int LONGEST = 4_000;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern BETWEEN = Pattern.compile("[\\s,&]*(?:và )?\\s*", FLAGS);
  private static final Pattern LEADS_AFTER =
      Pattern.compile(
          "^,? ?(?:là (?:cơ quan|đơn vị) |làm |giữ vai trò |cùng |đồng )?chủ trì", FLAGS);
  private static final Pattern LEADS_BEFORE =
      Pattern.compile("chủ trì(?: thực hiện| tham mưu)? ?: ?$", FLAGS);
  private static final Pattern RECEIVES =
      Pattern.compile(
          "(?:trình|tham mưu|báo cáo|giúp|đề nghị|đề xuất|kiến nghị)(?: cho| với| lên| giúp| về)?\\s*$",
          FLAGS);
  private static final Pattern COORDINATES =
      Pattern.compile("phối hợp(?: cùng)?(?: với)?:?\\s*$", FLAGS);
  private static final Pattern UNKNOWN_LEAD =
      Pattern.compile(
          "(?:^|[\\n;.])\\s*[-+•]?\\s*(?:giao |do )?([^\\n;.:]{2,100}?),? (?:làm )?chủ trì(?!:)",
          FLAGS);
  private static final Pattern UNKNOWN_COORDINATORS =
      Pattern.compile(
          "phối hợp (?:cùng )?với ([^\\n;.]{2,150}?)"
              + "(?=,? (?:tham mưu|thực hiện|triển khai|tổ chức|xây dựng|hướng dẫn|rà soát|trình|báo cáo)|[\\n;.]|$)",
          FLAGS);
  static final Pattern ROLES = Pattern.compile("chủ trì|phối hợp", FLAGS);

  private final Directory directory;

  Assignments(Directory directory) {
    this.directory = directory;
  }

  /**
   * @param leads who leads: one for certain, several when all are named so
   * @param certain whether the text says that they lead
   */
  record Roles(List<AgencyRef> leads, boolean certain, List<AgencyRef> coordinators) {}

  /** The agencies that a cell lists, as printed, each once. */
  List<AgencyRef> list(String cell) {
    if (cell.isBlank()) {
      return List.of();
    }
    if (cell.length() > LONGEST) {
      return List.of(new AgencyRef(cell, null, null));
    }
    return distinct(directory.list(cell), List.of());
  }

  /** Places of known names, so that nothing is torn inside of them. */
  List<Mention> names(String text) {
    return text.length() > LONGEST ? List.of() : directory.find(text);
  }

  /** Whether a text names known agencies and nothing else. */
  boolean isList(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && directory.list(text).stream().allMatch(Mention::known);
  }

  /** Who does what by a sentence: "Phòng A chủ trì, phối hợp với các cơ quan liên quan …". */
  Roles roles(String text) {
    List<Run> runs = runs(text, names(text));
    List<Mention> leads = new ArrayList<>();
    List<Mention> others = new ArrayList<>();
    for (Run run : runs) {
      if (leads.isEmpty() && run.leads()) {
        leads.addAll(run.names);
      }
    }
    List<AgencyRef> unknown = leads.isEmpty() ? unknown(UNKNOWN_LEAD, text, runs) : List.of();
    boolean certain = !leads.isEmpty() || !unknown.isEmpty();
    for (Run run : runs) {
      if (run.receives() || leads.containsAll(run.names)) {
        continue;
      }
      if (!certain && leads.isEmpty() && !run.coordinates()) {
        leads.addAll(run.names);
      } else {
        others.addAll(run.names);
      }
    }
    List<AgencyRef> first = unknown.isEmpty() ? distinct(leads, List.of()) : unknown;
    List<AgencyRef> rest = new ArrayList<>(distinct(others, first));
    unknown(UNKNOWN_COORDINATORS, text, runs).stream()
        .filter(ref -> first.stream().noneMatch(ref::equals))
        .forEach(rest::add);
    return new Roles(first, certain, List.copyOf(rest));
  }

  /** What stands where agencies are named and is none that is known. */
  private static List<AgencyRef> unknown(Pattern pattern, String text, List<Run> runs) {
    Matcher place = pattern.matcher(text);
    List<AgencyRef> found = new ArrayList<>();
    while (text.length() <= LONGEST && place.find()) {
      int start = place.start(1);
      int end = place.end(1);
      if (runs.stream().noneMatch(run -> run.start < end && run.end > start)) {
        found.add(new AgencyRef(place.group(1).strip(), null, null));
      }
    }
    return found;
  }

  private static List<Run> runs(String text, List<Mention> mentions) {
    List<Run> runs = new ArrayList<>();
    for (Mention mention : mentions) {
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      String between = last == null ? "" : text.substring(last.end, mention.start());
      if (last != null && !between.contains("\n") && BETWEEN.matcher(between).matches()) {
        last.names.add(mention);
        last.end = mention.end();
      } else {
        int from = last == null ? 0 : last.end;
        runs.add(new Run(text.substring(from, mention.start()), mention));
      }
    }
    for (int i = 0; i < runs.size(); i++) {
      int to = i + 1 < runs.size() ? runs.get(i + 1).start : text.length();
      runs.get(i).after = text.substring(runs.get(i).end, to);
    }
    return runs;
  }

  private static List<AgencyRef> distinct(List<Mention> mentions, List<AgencyRef> except) {
    List<AgencyRef> refs = new ArrayList<>();
    for (Mention mention : mentions) {
      String name = mention.text().replaceAll("\\s+", " ");
      AgencyRef ref = new AgencyRef(name, mention.agency(), mention.collective());
      if (refs.stream().noneMatch(other -> same(other, ref))
          && except.stream().noneMatch(other -> same(other, ref))) {
        refs.add(ref);
      }
    }
    return List.copyOf(refs);
  }

  static boolean same(AgencyRef one, AgencyRef other) {
    boolean known = one.agency() != null || one.collective() != null;
    return known
        ? Objects.equals(one.agency(), other.agency())
            && Objects.equals(one.collective(), other.collective())
        : one.equals(other);
  }

  /** Names in a row, with the text before and behind them. */
  private static final class Run {
    private final String before;
    private final List<Mention> names = new ArrayList<>();
    private final int start;
    private int end;
    private String after = "";

    Run(String before, Mention first) {
      this.before = before;
      this.start = first.start();
      this.end = first.end();
      names.add(first);
    }

    boolean leads() {
      return LEADS_AFTER.matcher(after).find() || LEADS_BEFORE.matcher(before).find();
    }

    boolean receives() {
      return RECEIVES.matcher(before).find();
    }

    boolean coordinates() {
      return COORDINATES.matcher(before).find();
    }
  }
}

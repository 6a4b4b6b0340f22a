package vn.trinhky.importing.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DeadlineGrammar;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.Column;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.document.DraftFix;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.Reading.Fate;
import vn.trinhky.organisation.Directory.Mention;

/** Collects groups and tasks line by line, and makes the appendix with its doubts of them. */
final class TaskCollector {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BULLETED = Pattern.compile("^([-–—+•]) ?\\S");

  /** Most printed pieces of a table that are offered as one task. */
  private static final int LONGEST_RUN = 3;

  /** Of more printed rows that hang together, nobody is asked one by one. */
  private static final int LONGEST_CHAIN = 100;

  private static final Pattern SPACES = Pattern.compile("[ \\t\\u00a0]+");

  private final Assignments assignments;
  private final int planYear;
  private final String path;
  private final List<GroupEntry> groups = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();
  private final List<String> title = new ArrayList<>();
  private long unit = 1;

  /**
   * @param path of the appendix in the draft
   */
  TaskCollector(Assignments assignments, int planYear, String path) {
    this.assignments = assignments;
    this.planYear = planYear;
    this.path = path;
  }

  /** What stands under one heading. */
  static final class GroupEntry {
    private final @Nullable String ordinal;
    private String title;
    private final List<TaskEntry> tasks = new ArrayList<>();

    private GroupEntry(@Nullable String ordinal, String title) {
      this.ordinal = ordinal;
      this.title = title;
    }

    String title() {
      return title;
    }

    boolean isEmpty() {
      return tasks.isEmpty();
    }
  }

  /** A task with the rows it is printed in. */
  static final class TaskEntry {
    private final GroupEntry group;
    private final String ordinal;
    private final List<Part> parts = new ArrayList<>();
    private boolean second;
    private boolean shifted;

    private TaskEntry(GroupEntry group, String ordinal) {
      this.group = group;
      this.ordinal = ordinal;
    }

    String ordinal() {
      return ordinal;
    }

    /** What it holds so far in a column. */
    String text(ColumnKind kind) {
      return joined(parts, kind);
    }

    /** Whether its rows were joined by guess. */
    private boolean isTorn() {
      return parts.size() > 1 && parts.stream().noneMatch(Part::merged);
    }

    private List<Printed> pieces() {
      return isTorn()
          ? List.of(
              new Printed(this, parts.subList(0, 1), false),
              new Printed(this, parts.subList(1, parts.size()), true))
          : List.of(new Printed(this, parts, false));
    }

    /** It has no number, and one before it may be meant. */
    void beSecond() {
      second = true;
    }

    /** Its cells stood in other columns. */
    void beShifted() {
      shifted = true;
    }
  }

  /**
   * One printed row of a task.
   *
   * @param others what stands in columns that a draft has no place for, "heading: text"
   * @param merged whether its task continues the cell above
   */
  record Part(int line, Map<ColumnKind, String> cells, List<String> others, boolean merged) {

    String text(ColumnKind kind) {
      return cells.getOrDefault(kind, "");
    }
  }

  private record Trace(
      int line, String text, Fate fate, @Nullable Object target, @Nullable String why) {}

  /** Headings say in which unit amounts are: {@code triệu đồng}. */
  void unit(String heading) {
    unit = Math.max(unit, Money.unit(heading));
  }

  void title(int line, String text, String part) {
    title.add(part);
    take(line, text, "title");
  }

  void columns(int line, String text) {
    take(line, text, "columns");
  }

  void leaveOut(int line, String text, String why) {
    traces.add(new Trace(line, text, Fate.LEFT_OUT, null, why));
  }

  void leaveOver(int line, String text, String why) {
    traces.add(new Trace(line, text, Fate.LEFT_OVER, null, why));
  }

  GroupEntry group(@Nullable String ordinal, String name) {
    GroupEntry group = new GroupEntry(ordinal, tidy(name).replace('\n', ' '));
    groups.add(group);
    return group;
  }

  /** Says that a line is the heading of a group. */
  void take(int line, String text, GroupEntry group) {
    take(line, text, (Object) group);
  }

  /** The rest of a heading that a page tore apart. */
  void extend(GroupEntry group, String rest) {
    group.title = tidy(group.title + " " + rest).replace('\n', ' ');
  }

  /** The group that rows go to now, or null before the first one. */
  @Nullable GroupEntry current() {
    return groups.isEmpty() ? null : groups.get(groups.size() - 1);
  }

  TaskEntry task(String ordinal, Part part, String text) {
    GroupEntry current = current();
    TaskEntry task = new TaskEntry(current == null ? group(null, "") : current, ordinal.strip());
    task.group.tasks.add(task);
    join(task, part, text);
    return task;
  }

  void join(TaskEntry task, Part part, String text) {
    task.parts.add(part);
    take(part.line, text, task);
  }

  private void take(int line, String text, Object target) {
    traces.add(new Trace(line, text, Fate.TAKEN, target, null));
  }

  /** A further line of a task that says nothing new. */
  void take(int line, String text, TaskEntry task) {
    take(line, text, (Object) task);
  }

  AppendixReading result(List<Column> columns) {
    Map<Object, String> paths = new IdentityHashMap<>();
    List<Draft.TaskGroup> drafted = new ArrayList<>();
    List<Reading.Doubt> doubts = new ArrayList<>();
    List<Reading.RowChain> chains = new ArrayList<>();
    boolean timed = columns.stream().anyMatch(column -> column.kind() == ColumnKind.TIME);
    for (int g = 0; g < groups.size(); g++) {
      GroupEntry group = groups.get(g);
      String place = path + ".groups[" + g + "]";
      paths.put(group, place);
      Set<TaskEntry> asked = chains(group.tasks, place + ".rows", timed, chains);
      List<Draft.TaskRow> rows = new ArrayList<>();
      for (int r = 0; r < group.tasks.size(); r++) {
        TaskEntry task = group.tasks.get(r);
        String at = place + ".rows[" + r + "]";
        paths.put(task, at);
        Draft.TaskRow row = row(task.ordinal, task.parts, timed);
        rows.add(row);
        seams(task, r > 0, asked.contains(task), at, doubts);
        doubts.addAll(new Doubts(task.parts, task.shifted, row, at).all());
      }
      drafted.add(new Draft.TaskGroup(group.ordinal, group.title, rows));
    }
    List<Reading.Line> lines =
        traces.stream()
            .map(
                trace ->
                    new Reading.Line(
                        trace.line,
                        trace.text,
                        trace.fate,
                        trace.target == null
                            ? null
                            : paths.getOrDefault(trace.target, path + "." + trace.target),
                        trace.why))
            .toList();
    return new AppendixReading(
        new Draft.Appendix(String.join(" ", title), columns, drafted), lines, doubts, chains);
  }

  /**
   * Where it is doubtful that this task ends where it was read to end.
   *
   * @param asked whether another end is offered
   */
  private static void seams(
      TaskEntry task, boolean follows, boolean asked, String at, List<Reading.Doubt> doubts) {
    List<Integer> lines = task.parts.stream().map(Part::line).toList();
    if (task.isTorn()) {
      doubts.add(
          new Reading.Doubt(
              "joined-row",
              at,
              lines,
              "Dòng %d được nối vào dòng %d vì không có số và cơ quan chủ trì của riêng mình: có lẽ là phần còn lại sau khi sang trang."
                  .formatted(lines.get(1), lines.get(0)),
              List.of(),
              asked ? new Reading.Seam(lines.get(1), "Tách ra") : null));
    }
    if (task.second && follows) {
      doubts.add(
          new Reading.Doubt(
              "second-task",
              at,
              lines,
              "Dòng này không có số nhưng có cơ quan chủ trì hoặc thời hạn riêng, nên được đọc là một nhiệm vụ riêng.",
              List.of(),
              asked ? new Reading.Seam(lines.get(0), "Gộp vào dòng trên") : null));
    }
  }

  /** How many printed rows hang together with this task, the first of them. */
  private static int hanging(List<TaskEntry> tasks, int first) {
    int next = first + 1;
    while (next < tasks.size() && tasks.get(next).second) {
      next++;
    }
    return next - first;
  }

  private static List<Printed> pieces(List<TaskEntry> tasks) {
    return tasks.stream().flatMap(task -> task.pieces().stream()).toList();
  }

  /**
   * The tasks of a group of which a person may decide that they are one, or several. An appendix
   * without any numbers is no list of such questions: its rows are put right in the grid.
   *
   * @return the tasks that are asked about
   */
  private Set<TaskEntry> chains(
      List<TaskEntry> tasks, String rows, boolean timed, List<Reading.RowChain> chains) {
    Set<TaskEntry> asked = Collections.newSetFromMap(new IdentityHashMap<>());
    int length;
    for (int first = 0; first < tasks.size(); first += length) {
      length = hanging(tasks, first);
      List<TaskEntry> together = tasks.subList(first, first + length);
      List<Printed> pieces = pieces(together);
      if (pieces.size() > 1 && pieces.size() <= LONGEST_CHAIN) {
        asked.addAll(together);
        chains.add(
            new Reading.RowChain(
                rows,
                first,
                length,
                pieces.stream().map(piece -> piece.parts.get(0).line).toList(),
                pieces.stream().map(Printed::rest).toList(),
                IntStream.range(0, pieces.size())
                    .mapToObj(at -> runs(pieces, at, timed))
                    .toList()));
      }
    }
    return asked;
  }

  private List<Reading.Run> runs(List<Printed> pieces, int from, boolean timed) {
    List<Reading.Run> runs = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    boolean shifted = false;
    Printed first = pieces.get(from);
    for (Printed piece : pieces.subList(from, Math.min(from + LONGEST_RUN, pieces.size()))) {
      parts.addAll(piece.parts);
      shifted |= piece.task.shifted;
      Draft.TaskRow row = row(first.rest ? "" : first.task.ordinal, parts, timed);
      runs.add(new Reading.Run(row, new Doubts(List.copyOf(parts), shifted, row, "").all()));
    }
    return runs;
  }

  /**
   * What is printed of a task in one piece.
   *
   * @param rest whether it is what a page tore from the piece before
   */
  private record Printed(TaskEntry task, List<Part> parts, boolean rest) {}

  private Draft.TaskRow row(String ordinal, List<Part> parts, boolean timed) {
    String lead = text(parts, ColumnKind.LEAD);
    String coordinators = text(parts, ColumnKind.COORDINATORS);
    String assignment = text(parts, ColumnKind.ASSIGNMENT);
    Assignments.Roles roles = roles(lead, coordinators, assignment);
    String time = text(parts, ColumnKind.TIME);
    DeadlineSpec deadline =
        timed || !time.isEmpty() ? DeadlineGrammar.understand(time, planYear) : null;
    String budget = text(parts, ColumnKind.BUDGET);
    boolean one = roles.certain() && roles.leads().size() == 1;
    return new Draft.TaskRow(
        ordinal,
        text(parts, ColumnKind.TASK),
        orNull(text(parts, ColumnKind.PRODUCT)),
        orNull(assignment),
        one ? roles.leads().get(0) : null,
        one ? List.of() : roles.leads(),
        roles.coordinators(),
        orNull(time),
        deadline,
        orNull(budget),
        Money.vnd(budget, unit));
  }

  private Assignments.Roles roles(String lead, String coordinators, String assignment) {
    List<AgencyRef> listed = new ArrayList<>(assignments.list(coordinators));
    if (lead.isEmpty()) {
      Assignments.Roles said = assignments.roles(assignment);
      said.coordinators().stream()
          .filter(ref -> listed.stream().noneMatch(other -> Assignments.same(other, ref)))
          .forEach(listed::add);
      return new Assignments.Roles(said.leads(), said.certain(), listed);
    }
    if (Assignments.ROLES.matcher(lead).find() && !assignments.isList(lead)) {
      return roles("", coordinators, lead);
    }
    return new Assignments.Roles(assignments.list(lead), true, listed);
  }

  private String text(List<Part> parts, ColumnKind kind) {
    return itemised(tidy(joined(parts, kind)));
  }

  private static String joined(List<Part> parts, ColumnKind kind) {
    StringBuilder joined = new StringBuilder();
    for (Part part : parts) {
      String text = part.text(kind).strip();
      // rows of one task that are due together say so once
      boolean again = kind == ColumnKind.TIME && text.contentEquals(joined);
      if (!text.isEmpty() && !again) {
        boolean item = BULLETED.matcher(text).find() || part.merged;
        joined.append(joined.isEmpty() ? "" : item ? "\n" : " ").append(text);
      }
    }
    return joined.toString();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String tidy(String text) {
    return text.lines()
        .map(line -> SPACES.matcher(line).replaceAll(" ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Items that were glued into one line, each on a line of its own again: {@code - Tháng 01/2023 -
   * Tháng 12/2023}. A dash inside of a name is none of theirs.
   */
  private String itemised(String text) {
    Matcher bulleted = BULLETED.matcher(text);
    if (!bulleted.find()) {
      return text;
    }
    String mark = " " + bulleted.group(1);
    if (!text.contains(mark)) {
      return text;
    }
    List<Mention> names = assignments.names(text);
    Matcher item = Pattern.compile(Pattern.quote(mark) + " ?(?=[\\p{Lu}\\d])").matcher(text);
    StringBuilder lines = new StringBuilder();
    int at = 0;
    while (item.find()) {
      int place = item.start();
      if (names.stream().noneMatch(name -> name.start() < place && place < name.end())) {
        lines.append(text, at, place).append('\n');
        at = place + 1;
      }
    }
    return lines.append(text, at, text.length()).toString();
  }

  /** What a person has to look at in one task, wherever it ends. */
  private final class Doubts {
    private final List<Part> parts;
    private final boolean shifted;
    private final Draft.TaskRow row;
    private final String at;
    private final List<Integer> lines;
    private final List<Reading.Doubt> doubts = new ArrayList<>();

    /**
     * @param at path of the row, or empty for paths that begin at the row
     */
    Doubts(List<Part> parts, boolean shifted, Draft.TaskRow row, String at) {
      this.parts = parts;
      this.shifted = shifted;
      this.row = row;
      this.at = at;
      this.lines = parts.stream().map(Part::line).toList();
    }

    List<Reading.Doubt> all() {
      if (shifted) {
        doubt(
            "shifted-columns",
            "",
            "Dòng này thiếu ô ở đầu; các ô được xếp lại theo nội dung của chúng. Hãy xem các cột đã đúng chưa.",
            List.of());
      }
      leads();
      names();
      if (row.deadline() != null && row.deadline().kind().equals("none") && row.time() != null) {
        doubt(
            "time-unparsed",
            "time",
            "Chưa hiểu được thời hạn “%s”. Chữ in được giữ nguyên; hãy sửa nếu cần hệ thống theo dõi."
                .formatted(row.time()),
            List.of());
      }
      parts.stream().flatMap(part -> part.others.stream()).forEach(this::other);
      return doubts;
    }

    private void leads() {
      List<AgencyRef> proposed = row.proposedLeads();
      if (proposed.isEmpty()) {
        return;
      }
      boolean said = row.assignment() == null || certain();
      String names = proposed.stream().map(AgencyRef::name).collect(Collectors.joining(", "));
      doubt(
          said ? "several-leads" : "proposed-lead",
          "proposedLeads",
          said
              ? "Có %d cơ quan cùng chủ trì: %s. Mỗi nhiệm vụ chỉ một cơ quan chịu trách nhiệm; hãy chọn."
                  .formatted(proposed.size(), names)
              : "Câu phân công không ghi “chủ trì”. Tạm đề xuất %s; hãy chọn cơ quan chịu trách nhiệm."
                  .formatted(names),
          proposed.stream().map(this::leading).toList());
    }

    private boolean certain() {
      String text = Objects.requireNonNullElse(row.assignment(), "");
      return assignments.roles(text).certain();
    }

    private DraftFix leading(AgencyRef lead) {
      List<AgencyRef> others = new ArrayList<>();
      row.proposedLeads().stream().filter(ref -> !ref.equals(lead)).forEach(others::add);
      others.addAll(row.coordinators());
      return new DraftFix(
          lead.name() + " chủ trì",
          List.of(
              change("lead", lead),
              change("proposedLeads", List.of()),
              change("coordinators", others)));
    }

    private void names() {
      String unknown =
          java.util.stream.Stream.of(
                  row.lead() == null ? List.<AgencyRef>of() : List.of(row.lead()),
                  row.proposedLeads(),
                  row.coordinators())
              .flatMap(List::stream)
              .filter(ref -> ref.agency() == null && ref.collective() == null)
              .map(ref -> "“" + ref.name() + "”")
              .collect(Collectors.joining(", "));
      if (!unknown.isEmpty()) {
        doubt(
            "unknown-agency",
            row.lead() != null && row.lead().agency() == null && row.lead().collective() == null
                ? "lead"
                : "coordinators",
            "Danh mục không có tên %s. Tên được giữ như in; hãy chọn cơ quan đúng nếu có."
                .formatted(unknown),
            List.of());
      }
    }

    private void other(String said) {
      doubt(
          "unmapped-cell",
          "",
          "Dự thảo không có cột cho “%s”. Nội dung này chưa được lấy.".formatted(said),
          List.of(new DraftFix("Ghi thêm vào nhiệm vụ", List.of(added(" (" + said + ")")))));
    }

    /** Writes at the end of the task, where others may write too. */
    private DraftFix.Change added(String words) {
      int end = row.task().length();
      return new DraftFix.Change(place("task"), end, end, "", TextNode.valueOf(words));
    }

    private void doubt(String code, String field, String message, List<DraftFix> fixes) {
      doubts.add(new Reading.Doubt(code, place(field), lines, message, fixes));
    }

    private DraftFix.Change change(String field, Object value) {
      return new DraftFix.Change(place(field), null, null, null, JSON.<JsonNode>valueToTree(value));
    }

    private String place(String field) {
      return at.isEmpty() || field.isEmpty() ? at + field : at + "." + field;
    }
  }

  /** The cells of a row by what they hold. */
  static Map<ColumnKind, String> cells() {
    return new EnumMap<>(ColumnKind.class);
  }
}

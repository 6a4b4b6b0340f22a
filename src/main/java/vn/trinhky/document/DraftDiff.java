package vn.trinhky.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a draft, for a reader who wants to know what is new. */
public final class DraftDiff {

  /** A shorter paragraph may stand anywhere; in another place it is another one. */
  private static final int WORDS_TO_MOVE = 5;

  private static final int MOST_RENUMBERED = 20;

  private static final Pattern ENDING_NUMBER = Pattern.compile("(.*?)(\\d{1,9})");

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private static final List<CellOf> CELLS =
      List.of(
          new CellOf("Nhiệm vụ", Draft.TaskRow::task),
          new CellOf("Sản phẩm", Draft.TaskRow::product),
          new CellOf("Phân công", Draft.TaskRow::assignment),
          new CellOf("Chủ trì", row -> row.lead() == null ? null : row.lead().name()),
          new CellOf("Chủ trì đề xuất", row -> names(row.proposedLeads())),
          new CellOf("Phối hợp", row -> names(row.coordinators())),
          new CellOf("Tiến độ", Draft.TaskRow::time),
          new CellOf("Thời hạn", row -> deadline(row.deadline())),
          new CellOf("Kinh phí", row -> budget(row)));

  private final Effort effort = new Effort();
  private final List<Change> changes = new ArrayList<>();

  private DraftDiff() {}

  /** Whether a piece of text is in both versions, only in the new or only in the old one. */
  public enum SegmentKind {
    EQUAL,
    INSERT,
    DELETE
  }

  /** A piece of text. */
  public record Segment(SegmentKind kind, String text) {}

  /** A part of the document, in its order. */
  public enum Part {
    /** The head, the subject, the legal bases and the articles. */
    DECISION("Quyết định, căn cứ"),
    /** The plan and what it says about reporting. */
    PLAN("Nội dung kế hoạch"),
    APPENDIX("Phụ lục"),
    /** Recipients and signature. */
    ENDING("Nơi nhận, người ký");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    /** In Vietnamese. */
    public String label() {
      return label;
    }
  }

  /** What became of a place. */
  public enum ChangeKind {
    /** Other words in the same place. */
    CHANGED,
    ADDED,
    REMOVED,
    /** It stands elsewhere; what else is different in it are changes of their own. */
    MOVED,
    /** Lines that differ in their numbers alone, all in one. */
    RENUMBERED
  }

  /**
   * One place that differs.
   *
   * @param where the place in Vietnamese, e.g. {@code Phụ lục, dòng II.8, Phân công}; line numbers
   *     are those of the new version, or of the old one for what was deleted
   * @param from where it stood before, for {@link ChangeKind#MOVED}; else null
   * @param segments old and new text, merged word by word; their {@code EQUAL} and {@code INSERT}
   *     pieces together are the new text. For {@link ChangeKind#RENUMBERED} the old and new numbers
   */
  public record Change(
      Part part, ChangeKind kind, String where, @Nullable String from, List<Segment> segments) {
    /** Copies the list. */
    public Change {
      segments = List.copyOf(segments);
    }
  }

  /**
   * What changed from one version to the next, in the order of the document. The time it takes
   * grows with the length of the drafts, however little they have in common.
   */
  public static List<Change> between(Draft before, Draft after) {
    DraftDiff diff = new DraftDiff();
    diff.compare(before, after);
    return List.copyOf(diff.changes);
  }

  private void compare(Draft before, Draft after) {
    Part decision = Part.DECISION;
    text(decision, "Hình thức", formName(before.form()), formName(after.form()));
    text(decision, "Thẩm quyền", authorityName(before), authorityName(after));
    text(decision, "Cơ quan chủ quản", before.superior(), after.superior());
    text(decision, "Tên cơ quan", joined(before.letterhead()), joined(after.letterhead()));
    text(decision, "Địa danh", before.place(), after.place());
    text(decision, "Trích yếu", before.subject(), after.subject());
    lines(decision, "Căn cứ ", bases(before), bases(after));
    articles(before.articles(), after.articles());
    text(Part.PLAN, "Trích yếu kế hoạch", before.plan().subject(), after.plan().subject());
    body(before.plan().body(), after.plan().body());
    appendices(before, after);
    text(Part.PLAN, "Chế độ báo cáo", regime(before), regime(after));
    text(Part.PLAN, "Kế hoạch của đơn vị", duty(before), duty(after));
    lines(Part.ENDING, "Nơi nhận", recipientLines(before), recipientLines(after));
    if (recipientLines(before).equals(recipientLines(after))) {
      text(Part.ENDING, "Nơi nhận, mục đích gửi", purposes(before), purposes(after));
    }
    text(Part.ENDING, "Người ký", signature(before), signature(after));
  }

  private void text(Part part, String where, @Nullable String before, @Nullable String after) {
    String old = Objects.requireNonNullElse(before, "");
    String now = Objects.requireNonNullElse(after, "");
    if (!old.equals(now)) {
      changes.add(new Change(part, ChangeKind.CHANGED, where, null, WordDiff.of(old, now, effort)));
    }
  }

  private void added(Part part, String where, String text) {
    changes.add(new Change(part, ChangeKind.ADDED, where, null, one(SegmentKind.INSERT, text)));
  }

  private void removed(Part part, String where, String text) {
    changes.add(new Change(part, ChangeKind.REMOVED, where, null, one(SegmentKind.DELETE, text)));
  }

  private void moved(Part part, String where, String from, String text) {
    changes.add(new Change(part, ChangeKind.MOVED, where, from, one(SegmentKind.EQUAL, text)));
  }

  private static List<Segment> one(SegmentKind kind, String text) {
    return text.isEmpty() ? List.of() : List.of(new Segment(kind, text));
  }

  /** Lines of which each says something by itself; a number at the end of the place counts them. */
  private void lines(Part part, String where, List<String> before, List<String> after) {
    for (Alignment.Link<String> link :
        Alignment.of(before, after, List.of(Function.identity()), Function.identity(), 0, effort)) {
      String place = where.endsWith(" ") ? where + (link.index() + 1) : where;
      if (link.before() == null) {
        added(part, place, link.either());
      } else if (link.after() == null) {
        removed(part, place, link.either());
      } else {
        if (link.moved()) {
          moved(part, place, "vị trí thứ " + (link.beforeIndex() + 1), link.after());
        }
        text(part, place, link.before(), link.after());
      }
    }
  }

  private void articles(List<Draft.Article> before, List<Draft.Article> after) {
    Renumbered renumbered = new Renumbered();
    for (Alignment.Link<Draft.Article> link :
        Alignment.of(
            before,
            after,
            List.of(
                article -> article.label() + "\n" + article.text(),
                article -> article.text().isBlank() ? "" : article.text(),
                Draft.Article::label),
            Draft.Article::text,
            WORDS_TO_MOVE,
            effort)) {
      Draft.Article old = link.before();
      Draft.Article now = link.after();
      if (old == null || now == null) {
        if (now == null) {
          removed(Part.DECISION, link.either().label(), link.either().text());
        } else {
          added(Part.DECISION, now.label(), now.text());
        }
        continue;
      }
      if (link.moved()) {
        moved(Part.DECISION, now.label(), old.label(), now.text());
      } else {
        renumbered.note(old.label(), now.label());
      }
      text(Part.DECISION, now.label(), old.text(), now.text());
    }
    renumbered.into(Part.DECISION, "Số của các điều");
  }

  // the body

  /**
   * A line of the body.
   *
   * @param section the section it stands in, e.g. {@code Mục I}
   * @param number from 1
   * @param label its legal label, or empty
   * @param rest the line without the label
   */
  private record BodyLine(
      String section, int number, BodyText.@Nullable Kind kind, String label, String rest) {
    /** {@code Mục I, dòng 12}. */
    String place() {
      return section + ", dòng " + number;
    }

    String whole() {
      return label.isEmpty() ? rest : label + " " + rest;
    }
  }

  private static List<BodyLine> bodyLines(String body) {
    List<String> raw = body.lines().toList();
    Map<Integer, BodyText.Line> parsed = new HashMap<>();
    BodyText.parse(body).lines().forEach(line -> parsed.putIfAbsent(line.number(), line));
    List<BodyLine> lines = new ArrayList<>();
    String section = "Nội dung kế hoạch";
    for (int i = 0; i < raw.size(); i++) {
      BodyText.Line line = parsed.get(i + 1);
      String text = raw.get(i).strip();
      if (line == null || text.isEmpty()) {
        continue;
      }
      if (line.kind() == BodyText.Kind.ROMAN) {
        section = "Mục " + line.label().replaceAll("[.)]$", "");
      }
      boolean labelled = text.startsWith(line.label());
      lines.add(
          new BodyLine(
              section,
              i + 1,
              line.kind(),
              labelled ? line.label() : "",
              labelled ? text.substring(line.label().length()).strip() : text));
    }
    return lines;
  }

  private void body(String before, String after) {
    Renumbered renumbered = new Renumbered();
    for (Alignment.Link<BodyLine> link :
        Alignment.of(
            bodyLines(before),
            bodyLines(after),
            List.of(BodyLine::whole, BodyLine::rest),
            BodyLine::rest,
            WORDS_TO_MOVE,
            effort)) {
      BodyLine old = link.before();
      BodyLine now = link.after();
      if (old == null) {
        added(Part.PLAN, link.either().place(), link.either().whole());
      } else if (now == null) {
        removed(Part.PLAN, old.place(), old.whole());
      } else {
        bodyLine(old, now, link.moved(), renumbered);
      }
    }
    renumbered.into(Part.PLAN, "Số thứ tự trong nội dung kế hoạch");
  }

  private void bodyLine(BodyLine old, BodyLine now, boolean moved, Renumbered renumbered) {
    boolean otherNumber =
        old.kind() == now.kind() && !old.label().equals(now.label()) && !now.label().isEmpty();
    String oldText = otherNumber ? (now.label() + " " + old.rest()) : old.whole();
    if (moved) {
      moved(Part.PLAN, now.place(), inSentence(old.place()), now.whole());
    } else if (otherNumber && now.kind() != BodyText.Kind.DASH) {
      renumbered.note(numbered(old), numbered(now));
    }
    text(Part.PLAN, now.place(), oldText, now.whole());
  }

  /** A Roman number says it alone; others need to know where they stand. */
  private static String numbered(BodyLine line) {
    String label = line.label().replaceAll("[.)]$", "");
    return line.kind() == BodyText.Kind.ROMAN || !line.section().startsWith("Mục ")
        ? label
        : line.section().substring(4) + "." + label;
  }

  // appendices

  private void appendices(Draft before, Draft after) {
    int count = Math.max(before.appendices().size(), after.appendices().size());
    for (int i = 0; i < count; i++) {
      String where = count > 1 ? "Phụ lục thứ " + (i + 1) : "Phụ lục";
      Draft.Appendix empty = new Draft.Appendix("", List.of(), List.of());
      appendix(
          where,
          i < before.appendices().size() ? before.appendices().get(i) : empty,
          i < after.appendices().size() ? after.appendices().get(i) : empty);
    }
  }

  /**
   * A row with the group it stands in.
   *
   * @param group place of the group in its appendix, from 0
   */
  private record PlacedRow(Draft.TaskGroup heading, int group, Draft.TaskRow row) {
    String path() {
      return groupName(heading) + "." + row.ordinal();
    }

    /** Everything in the row but its number. */
    String content() {
      return CELLS.stream()
          .map(cell -> Objects.requireNonNullElse(cell.text().apply(row), ""))
          .collect(Collectors.joining("\u001f"));
    }
  }

  private static List<PlacedRow> rows(Draft.Appendix appendix) {
    List<PlacedRow> rows = new ArrayList<>();
    for (int g = 0; g < appendix.groups().size(); g++) {
      Draft.TaskGroup group = appendix.groups().get(g);
      for (Draft.TaskRow row : group.rows()) {
        rows.add(new PlacedRow(group, g, row));
      }
    }
    return rows;
  }

  private void appendix(String where, Draft.Appendix before, Draft.Appendix after) {
    text(Part.APPENDIX, where + ", tiêu đề", before.title(), after.title());
    text(Part.APPENDIX, where + ", các cột", columns(before), columns(after));
    List<Alignment.Link<PlacedRow>> rows =
        Alignment.of(
            rows(before),
            rows(after),
            List.of(
                row -> row.heading().title() + "\u001f" + row.content(),
                PlacedRow::content,
                row -> row.row().task().isBlank() ? "" : groupAndTask(row),
                row -> row.row().task().strip()),
            PlacedRow::content,
            0,
            effort);
    int[] newGroups = groups(where, before, after, rows);
    Renumbered renumbered = new Renumbered();
    Set<Alignment.Link<PlacedRow>> outOfOrder = outOfOrder(rows, newGroups);
    for (Alignment.Link<PlacedRow> link : rows) {
      PlacedRow old = link.before();
      PlacedRow now = link.after();
      String place = where + ", dòng " + link.either().path();
      if (old == null) {
        added(Part.APPENDIX, place, rowText(link.either().row()));
      } else if (now == null) {
        removed(Part.APPENDIX, place, rowText(old.row()));
      } else {
        if (outOfOrder.contains(link)) {
          moved(Part.APPENDIX, place, "dòng " + old.path(), now.row().task());
        } else if (!old.row().ordinal().equals(now.row().ordinal())) {
          renumbered.note(old.path(), now.path());
        }
        cells(place, old.row(), now.row());
      }
    }
    renumbered.into(Part.APPENDIX, where + ", số thứ tự");
  }

  private void cells(String place, Draft.TaskRow old, Draft.TaskRow now) {
    int said = changes.size();
    for (CellOf cell : CELLS) {
      text(
          Part.APPENDIX,
          place + ", " + cell.name(),
          cell.text().apply(old),
          cell.text().apply(now));
    }
    if (changes.size() == said) {
      // the same names, but other agencies behind them
      text(Part.APPENDIX, place + ", cơ quan được hiểu là", meant(old), meant(now));
    }
  }

  private static String meant(Draft.TaskRow row) {
    return Stream.of(
            Stream.ofNullable(row.lead()),
            row.proposedLeads().stream(),
            row.coordinators().stream())
        .flatMap(Function.identity())
        .map(DraftDiff::meant)
        .collect(Collectors.joining("; "));
  }

  private static String meant(Draft.AgencyRef ref) {
    return ref.agency() != null
        ? ref.agency()
        : Objects.requireNonNullElse(ref.collective(), "chưa xác định");
  }

  private static String groupAndTask(PlacedRow row) {
    return row.heading().title() + "\u001f" + row.row().task().strip();
  }

  /**
   * Says what became of the groups, and answers for each old group the new one, or -1: the group of
   * the same title, else the one that most of its rows are in now.
   */
  private int[] groups(
      String where,
      Draft.Appendix before,
      Draft.Appendix after,
      List<Alignment.Link<PlacedRow>> rows) {
    int[] newGroups = sameGroups(before, after, rows);
    int[] oldGroups = new int[after.groups().size()];
    Arrays.fill(oldGroups, -1);
    for (int i = 0; i < newGroups.length; i++) {
      if (newGroups[i] >= 0) {
        oldGroups[newGroups[i]] = i;
      } else {
        Draft.TaskGroup gone = before.groups().get(i);
        removed(Part.APPENDIX, where + ", nhóm " + groupName(gone), groupHeading(gone));
      }
    }
    int[] kept = Arrays.stream(oldGroups).filter(old -> old >= 0).toArray();
    boolean[] inOrder = CommonSequence.ascending(kept);
    int k = 0;
    for (int j = 0; j < oldGroups.length; j++) {
      Draft.TaskGroup now = after.groups().get(j);
      String place = where + ", nhóm " + groupName(now);
      if (oldGroups[j] < 0) {
        added(Part.APPENDIX, place, groupHeading(now));
        continue;
      }
      Draft.TaskGroup old = before.groups().get(oldGroups[j]);
      if (!inOrder[k++]) {
        moved(Part.APPENDIX, place, "nhóm " + groupName(old), groupHeading(now));
        text(Part.APPENDIX, place, old.title(), now.title());
      } else {
        text(Part.APPENDIX, place, groupHeading(old), groupHeading(now));
      }
    }
    return newGroups;
  }

  private int[] sameGroups(
      Draft.Appendix before, Draft.Appendix after, List<Alignment.Link<PlacedRow>> rows) {
    int[] newGroups = new int[before.groups().size()];
    Arrays.fill(newGroups, -1);
    Set<Integer> taken = new HashSet<>();
    for (Alignment.Link<Draft.TaskGroup> link :
        Alignment.of(
            before.groups(),
            after.groups(),
            List.of(Draft.TaskGroup::title),
            Draft.TaskGroup::title,
            0,
            effort)) {
      if (link.before() != null && link.after() != null) {
        newGroups[link.beforeIndex()] = link.afterIndex();
        taken.add(link.afterIndex());
      }
    }
    Map<List<Integer>, Integer> together = new HashMap<>();
    for (Alignment.Link<PlacedRow> link : rows) {
      if (link.before() != null && link.after() != null) {
        together.merge(List.of(link.before().group(), link.after().group()), 1, Integer::sum);
      }
    }
    together.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<List<Integer>, Integer> each) -> -each.getValue())
                .thenComparingInt(each -> each.getKey().get(0))
                .thenComparingInt(each -> each.getKey().get(1)))
        .map(Map.Entry::getKey)
        .forEach(
            pair -> {
              if (newGroups[pair.get(0)] < 0 && taken.add(pair.get(1))) {
                newGroups[pair.get(0)] = pair.get(1);
              }
            });
    return newGroups;
  }

  /** Rows in another group, or in another order within theirs: as few as say it. */
  private static Set<Alignment.Link<PlacedRow>> outOfOrder(
      List<Alignment.Link<PlacedRow>> rows, int[] newGroups) {
    Set<Alignment.Link<PlacedRow>> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Integer, List<Alignment.Link<PlacedRow>>> inGroup = new HashMap<>();
    for (Alignment.Link<PlacedRow> link : rows) {
      PlacedRow old = link.before();
      PlacedRow now = link.after();
      if (old == null || now == null) {
        continue;
      }
      if (newGroups[old.group()] == now.group()) {
        inGroup.computeIfAbsent(now.group(), fresh -> new ArrayList<>()).add(link);
      } else {
        moved.add(link);
      }
    }
    for (List<Alignment.Link<PlacedRow>> links : inGroup.values()) {
      boolean[] inOrder =
          CommonSequence.ascending(links.stream().mapToInt(Alignment.Link::beforeIndex).toArray());
      for (int i = 0; i < inOrder.length; i++) {
        if (!inOrder[i]) {
          moved.add(links.get(i));
        }
      }
    }
    return moved;
  }

  /** What only got another number: told once for all. */
  private final class Renumbered {

    /** From the first to the last number before, from the first to the last now. */
    private final List<List<String>> runs = new ArrayList<>();

    private int count;

    void note(String old, String now) {
      if (old.equals(now)) {
        return;
      }
      count++;
      if (!runs.isEmpty()) {
        List<String> last = runs.get(runs.size() - 1);
        if (follows(last.get(1), old) && follows(last.get(3), now)) {
          runs.set(runs.size() - 1, List.of(last.get(0), old, last.get(2), now));
          return;
        }
      }
      runs.add(List.of(old, old, now, now));
    }

    void into(Part part, String where) {
      if (count == 0) {
        return;
      }
      List<Segment> segments = new ArrayList<>();
      for (List<String> run : runs.subList(0, Math.min(runs.size(), MOST_RENUMBERED))) {
        if (!segments.isEmpty()) {
          segments.add(new Segment(SegmentKind.EQUAL, "; "));
        }
        segments.add(new Segment(SegmentKind.DELETE, span(run.get(0), run.get(1))));
        segments.add(new Segment(SegmentKind.INSERT, span(run.get(2), run.get(3))));
      }
      if (runs.size() > MOST_RENUMBERED) {
        segments.add(new Segment(SegmentKind.EQUAL, "; …"));
      }
      changes.add(
          new Change(
              part,
              ChangeKind.RENUMBERED,
              "%s (%d dòng đánh số lại)".formatted(where, count),
              null,
              segments));
    }

    private static String span(String first, String last) {
      return first.equals(last) ? first : first + "–" + last;
    }

    /** {@code II.5} after {@code II.4}, {@code b} after {@code a}. */
    private static boolean follows(String first, String second) {
      Matcher one = ENDING_NUMBER.matcher(first);
      Matcher two = ENDING_NUMBER.matcher(second);
      return one.matches()
          && two.matches()
          && one.group(1).equals(two.group(1))
          && Long.parseLong(one.group(2)) + 1 == Long.parseLong(two.group(2));
    }
  }

  private static String rowText(Draft.TaskRow row) {
    return Stream.of(
            row.task(),
            row.product(),
            row.time(),
            row.assignment(),
            row.lead() == null ? null : row.lead().name())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" | "));
  }

  private static List<String> recipientLines(Draft draft) {
    Stream<String> lines =
        draft.recipients().stream()
            .map(
                line -> line.note() == null ? line.text() : line.text() + " (" + line.note() + ")");
    String copies =
        draft.archive().copies() == null ? "" : ", " + draft.archive().copies() + " bản";
    String archive = "Lưu: " + joined(draft.archive().units()) + copies;
    return Stream.concat(lines, Stream.of(archive)).toList();
  }

  private static String purposes(Draft draft) {
    return draft.recipients().stream()
        .map(line -> line.text() + ": " + purpose(line.category()))
        .collect(Collectors.joining("; "));
  }

  private static String purpose(Draft.RecipientCategory category) {
    return switch (category) {
      case EXECUTE -> "để thực hiện";
      case REPORT -> "để báo cáo";
      case SUPERVISE -> "để kiểm tra, giám sát";
      case INFORM -> "để biết, phối hợp";
      case PUBLISH -> "đăng tải";
    };
  }

  /** A cell of a row by its name. */
  private record CellOf(String name, Function<Draft.TaskRow, @Nullable String> text) {}

  private static List<String> bases(Draft draft) {
    return draft.legalBases().stream().map(Draft.LegalBasis::text).toList();
  }

  private static String columns(Draft.Appendix appendix) {
    return String.join("; ", appendix.columns().stream().map(Draft.Column::heading).toList());
  }

  private static String groupName(Draft.TaskGroup group) {
    return group.ordinal() == null ? group.title() : group.ordinal();
  }

  private static String inSentence(String place) {
    return place.substring(0, 1).toLowerCase(VIETNAMESE) + place.substring(1);
  }

  private static String groupHeading(Draft.TaskGroup group) {
    return group.ordinal() == null ? group.title() : group.ordinal() + ". " + group.title();
  }

  private static String names(List<Draft.AgencyRef> agencies) {
    return String.join("; ", agencies.stream().map(Draft.AgencyRef::name).toList());
  }

  private static @Nullable String deadline(Draft.@Nullable DeadlineSpec deadline) {
    return deadline == null ? null : present(DeadlineGrammar.inWords(deadline), deadline.note());
  }

  private static @Nullable String budget(Draft.TaskRow row) {
    return row.budgetVnd() == null
        ? row.budget()
        : present(row.budget(), row.budgetVnd() + " đồng");
  }

  private static @Nullable String regime(Draft draft) {
    Draft.ReportRegime regime = draft.reportRegime();
    return regime == null
        ? null
        : present(
            regime.text(),
            regime.deadlineDay() == null ? null : "ngày " + regime.deadlineDay(),
            regime.deadlineTime(),
            joined(regime.reporters()),
            regime.reportTo(),
            regime.via(),
            joined(regime.onwardTo()),
            regime.externalSystem(),
            joined(
                regime.windows().stream()
                    .map(w -> w.report() + " từ " + w.from() + " đến " + w.to())
                    .toList()));
  }

  private static @Nullable String duty(Draft draft) {
    Draft.OwnPlanDuty duty = draft.ownPlanDuty();
    return duty == null
        ? null
        : present(
            duty.text(),
            duty.who(),
            duty.deadlineDays() == null ? null : duty.deadlineDays() + " ngày",
            duty.reportTo());
  }

  private static @Nullable String signature(Draft draft) {
    Draft.ProposedSignature signature = draft.signature();
    return signature == null
        ? null
        : present(joined(signature.capacity()), signature.position(), signature.name());
  }

  private static String present(@Nullable String... parts) {
    return String.join(
        "; ", Arrays.stream(parts).filter(part -> part != null && !part.isEmpty()).toList());
  }

  private static String joined(List<String> parts) {
    return String.join(", ", parts);
  }

  private static String formName(IssuanceForm form) {
    return form == IssuanceForm.PLAN ? "Kế hoạch" : "Quyết định ban hành kèm theo kế hoạch";
  }

  private static String authorityName(Draft draft) {
    return draft.authority() == IssuingAuthority.COMMITTEE
        ? "Ủy ban nhân dân"
        : "Chủ tịch Ủy ban nhân dân";
  }
}

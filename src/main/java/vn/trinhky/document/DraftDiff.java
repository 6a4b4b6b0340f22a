package vn.trinhky.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a draft, for a reader who wants to know what is new. */
public final class DraftDiff {

  /** Words with the blanks behind them, so that the pieces join to the text again. */
  private static final Pattern WORDS = Pattern.compile("\\s+|[^\\s]+\\s*");

  private static final List<CellOf> CELLS =
      List.of(
          new CellOf("Số thứ tự", Draft.TaskRow::ordinal),
          new CellOf("Nhiệm vụ", Draft.TaskRow::task),
          new CellOf("Sản phẩm", Draft.TaskRow::product),
          new CellOf("Phân công", Draft.TaskRow::assignment),
          new CellOf("Chủ trì", row -> row.lead() == null ? null : row.lead().name()),
          new CellOf("Chủ trì đề xuất", row -> names(row.proposedLeads())),
          new CellOf("Phối hợp", row -> names(row.coordinators())),
          new CellOf("Tiến độ", Draft.TaskRow::time),
          new CellOf("Thời hạn", row -> deadline(row.deadline())),
          new CellOf("Kinh phí", row -> budget(row)));

  private DraftDiff() {}

  /** Whether a piece of text is in both versions, only in the new or only in the old one. */
  public enum SegmentKind {
    EQUAL,
    INSERT,
    DELETE
  }

  /** A piece of text. */
  public record Segment(SegmentKind kind, String text) {}

  /**
   * One place that differs.
   *
   * @param where the place in Vietnamese, e.g. {@code Phụ lục, dòng II.8, Phân công}; line numbers
   *     are those of the new version, or of the old one for what was deleted
   * @param segments old and new text, merged word by word; their {@code EQUAL} and {@code INSERT}
   *     pieces together are the new text
   */
  public record Change(String where, List<Segment> segments) {
    /** Copies the list. */
    public Change {
      segments = List.copyOf(segments);
    }
  }

  /** What changed from one version to the next, in the order of the document. */
  public static List<Change> between(Draft before, Draft after) {
    List<Change> changes = new ArrayList<>();
    text("Hình thức", formName(before.form()), formName(after.form()), changes);
    text("Thẩm quyền", authorityName(before), authorityName(after), changes);
    text("Cơ quan chủ quản", before.superior(), after.superior(), changes);
    text("Tên cơ quan", joined(before.letterhead()), joined(after.letterhead()), changes);
    text("Địa danh", before.place(), after.place(), changes);
    text("Trích yếu", before.subject(), after.subject(), changes);
    lines("Căn cứ", bases(before), bases(after), changes);
    articles(before.articles(), after.articles(), changes);
    text("Trích yếu kế hoạch", before.plan().subject(), after.plan().subject(), changes);
    body(before.plan().body(), after.plan().body(), changes);
    appendices(before, after, changes);
    text("Chế độ báo cáo", regime(before), regime(after), changes);
    text("Kế hoạch của đơn vị", duty(before), duty(after), changes);
    recipients(before, after, changes);
    text("Người ký", signature(before), signature(after), changes);
    return List.copyOf(changes);
  }

  private static void text(
      String where, @Nullable String before, @Nullable String after, List<Change> changes) {
    String old = Objects.requireNonNullElse(before, "");
    String now = Objects.requireNonNullElse(after, "");
    if (!old.equals(now)) {
      changes.add(new Change(where, segments(old, now)));
    }
  }

  private static List<Segment> segments(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    List<Segment> segments = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      add(SegmentKind.EQUAL, old.subList(at, delta.getSource().getPosition()), segments);
      add(SegmentKind.DELETE, delta.getSource().getLines(), segments);
      add(SegmentKind.INSERT, delta.getTarget().getLines(), segments);
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    add(SegmentKind.EQUAL, old.subList(at, old.size()), segments);
    return segments;
  }

  private static void add(SegmentKind kind, List<String> words, List<Segment> segments) {
    if (!words.isEmpty()) {
      segments.add(new Segment(kind, String.join("", words)));
    }
  }

  private static List<String> words(String text) {
    return WORDS.matcher(text).results().map(match -> match.group()).toList();
  }

  private static void lines(
      String where, List<String> before, List<String> after, List<Change> changes) {
    pairs(before, after, Function.identity())
        .forEach(pair -> text(pair.place(where + " "), pair.before(), pair.after(), changes));
  }

  private static void articles(
      List<Draft.Article> before, List<Draft.Article> after, List<Change> changes) {
    for (Pair<Draft.Article> pair : pairs(before, after, Draft.Article::label)) {
      text(pair.either().label(), textOf(pair.before()), textOf(pair.after()), changes);
    }
  }

  private static @Nullable String textOf(Draft.@Nullable Article article) {
    return article == null ? null : article.text();
  }

  private static void body(String before, String after, List<Change> changes) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    for (Pair<String> pair : pairs(old, now, Function.identity())) {
      List<String> lines = pair.after() == null ? old : now;
      text(bodyPlace(lines, pair.index()), pair.before(), pair.after(), changes);
    }
  }

  /** {@code Mục I, dòng 12}: the section by its Roman number, the line by its place in the body. */
  private static String bodyPlace(List<String> lines, int index) {
    String section = "Nội dung kế hoạch";
    for (BodyText.Line line :
        BodyText.parse(String.join("\n", lines.subList(0, index + 1))).lines()) {
      if (line.kind() == BodyText.Kind.ROMAN) {
        section = "Mục " + line.label().replaceAll("[.)]$", "");
      }
    }
    return section + ", dòng " + (index + 1);
  }

  private static void appendices(Draft before, Draft after, List<Change> changes) {
    int count = Math.max(before.appendices().size(), after.appendices().size());
    for (int i = 0; i < count; i++) {
      String where = count > 1 ? "Phụ lục thứ " + (i + 1) : "Phụ lục";
      Draft.Appendix empty = new Draft.Appendix("", List.of(), List.of());
      appendix(
          where,
          i < before.appendices().size() ? before.appendices().get(i) : empty,
          i < after.appendices().size() ? after.appendices().get(i) : empty,
          changes);
    }
  }

  private static void appendix(
      String where, Draft.Appendix before, Draft.Appendix after, List<Change> changes) {
    text(where + ", tiêu đề", before.title(), after.title(), changes);
    text(where + ", các cột", columns(before), columns(after), changes);
    for (Pair<Draft.TaskGroup> pair :
        pairs(before.groups(), after.groups(), Draft.TaskGroup::title)) {
      text(
          where + ", nhóm " + groupName(pair.either()),
          pair.before() == null ? null : groupHeading(pair.before()),
          pair.after() == null ? null : groupHeading(pair.after()),
          changes);
      rows(
          where,
          groupName(pair.either()),
          pair.before() == null ? List.of() : pair.before().rows(),
          pair.after() == null ? List.of() : pair.after().rows(),
          changes);
    }
  }

  private static void rows(
      String where,
      String group,
      List<Draft.TaskRow> before,
      List<Draft.TaskRow> after,
      List<Change> changes) {
    for (Pair<Draft.TaskRow> pair : pairs(before, after, Draft.TaskRow::task)) {
      String place = where + ", dòng " + group + "." + pair.either().ordinal();
      if (pair.before() == null || pair.after() == null) {
        text(place, rowText(pair.before()), rowText(pair.after()), changes);
      } else {
        for (CellOf cell : CELLS) {
          text(
              place + ", " + cell.name(),
              cell.text().apply(pair.before()),
              cell.text().apply(pair.after()),
              changes);
        }
      }
    }
  }

  private static @Nullable String rowText(Draft.@Nullable TaskRow row) {
    return row == null
        ? null
        : Stream.of(row.task(), row.product(), row.time(), row.assignment())
            .filter(Objects::nonNull)
            .reduce((a, b) -> a + " | " + b)
            .orElse("");
  }

  private static void recipients(Draft before, Draft after, List<Change> changes) {
    pairs(recipientLines(before), recipientLines(after), Function.identity())
        .forEach(pair -> text("Nơi nhận", pair.before(), pair.after(), changes));
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

  /**
   * Two lists side by side: what has the same key belongs together; between such anchors the rest
   * is paired in its order, and what is left over was added or removed.
   */
  private static <T> List<Pair<T>> pairs(List<T> before, List<T> after, Function<T, String> key) {
    List<Pair<T>> pairs = new ArrayList<>();
    int old = 0;
    int now = 0;
    List<String> oldKeys = before.stream().map(key).toList();
    List<String> newKeys = after.stream().map(key).toList();
    for (AbstractDelta<String> delta : DiffUtils.diff(oldKeys, newKeys).getDeltas()) {
      while (old < delta.getSource().getPosition()) {
        pairs.add(new Pair<>(before.get(old++), after.get(now), now++));
      }
      int oldEnd = old + delta.getSource().size();
      int newEnd = now + delta.getTarget().size();
      while (old < oldEnd && now < newEnd) {
        pairs.add(new Pair<>(before.get(old++), after.get(now), now++));
      }
      while (old < oldEnd) {
        pairs.add(new Pair<>(before.get(old), null, old++));
      }
      while (now < newEnd) {
        pairs.add(new Pair<>(null, after.get(now), now++));
      }
    }
    while (old < before.size() && now < after.size()) {
      pairs.add(new Pair<>(before.get(old++), after.get(now), now++));
    }
    return pairs;
  }

  /**
   * An element of the old list, the new one, or both; the index is the one of the shown element.
   */
  private record Pair<T>(@Nullable T before, @Nullable T after, int index) {
    T either() {
      return after != null ? after : Objects.requireNonNull(before);
    }

    String place(String prefix) {
      return prefix + (index + 1);
    }
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

  private static String groupHeading(Draft.TaskGroup group) {
    return group.ordinal() == null ? group.title() : group.ordinal() + ". " + group.title();
  }

  private static String names(List<Draft.AgencyRef> agencies) {
    return String.join("; ", agencies.stream().map(Draft.AgencyRef::name).toList());
  }

  private static @Nullable String deadline(Draft.@Nullable DeadlineSpec deadline) {
    return deadline == null
        ? null
        : present(
            deadline.kind(),
            deadline.earliest(),
            deadline.latest(),
            deadline.recurrence(),
            deadline.condition(),
            milestones(deadline),
            deadline.note());
  }

  private static String milestones(Draft.DeadlineSpec deadline) {
    return String.join(
        "; ",
        deadline.milestones().stream()
            .map(m -> present(m.label(), m.earliest(), m.latest()))
            .toList());
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

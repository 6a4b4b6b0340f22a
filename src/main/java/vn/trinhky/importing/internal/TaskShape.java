package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DeadlineGrammar;
import vn.trinhky.document.Draft.Column;
import vn.trinhky.document.Draft.ColumnKind;

/**
 * Tells what the columns of a table without headings hold, by what stands in them: numbers that
 * count, agencies, times, amounts, and the longest text, which is the task. A first row that does
 * not fit the others is taken for headings that nobody knows, and nothing is told.
 */
final class TaskShape {

  /** So many rows tell enough. */
  private static final int ROWS = 40;

  private static final int FEWEST_ROWS = 2;

  /** A task says more than a name or a figure. */
  private static final int SHORTEST_TASK = 15;

  private static final Pattern NUMBER = Pattern.compile("(?:\\d{1,3}|[IVXL]{1,5})[.)]?");

  private static final Pattern AGENCY =
      Pattern.compile(
          "(?:các |ban |bộ phận |lãnh đạo )?(?:sở|phòng|ubnd|(?:ủy|uỷ) ban|văn phòng|thanh tra|công"
              + " an|ban (?!hành)|chi cục|cục|trung tâm|cơ quan|đơn vị|đài|kho bạc|bảo"
              + " hiểm|hội|mặt trận|liên đoàn|bộ chỉ huy|ban chỉ huy|địa phương)\\b.{0,300}",
          Pattern.CASE_INSENSITIVE
              | Pattern.UNICODE_CASE
              | Pattern.UNICODE_CHARACTER_CLASS
              | Pattern.DOTALL);

  private static final Pattern FUNDS =
      Pattern.compile(
          "(?:NS\\p{Lu}{1,4}|ngân sách|kinh phí|nguồn kinh phí|lồng ghép)\\b.{0,200}",
          Pattern.CASE_INSENSITIVE
              | Pattern.UNICODE_CASE
              | Pattern.UNICODE_CHARACTER_CLASS
              | Pattern.DOTALL);

  private static final Map<ColumnKind, String> HEADINGS =
      new EnumMap<>(
          Map.of(
              ColumnKind.ORDINAL, "STT",
              ColumnKind.GROUP, "Nhóm nhiệm vụ",
              ColumnKind.TASK, "Nhiệm vụ",
              ColumnKind.PRODUCT, "Sản phẩm",
              ColumnKind.LEAD, "Cơ quan chủ trì",
              ColumnKind.COORDINATORS, "Cơ quan phối hợp",
              ColumnKind.ASSIGNMENT, "Phân công thực hiện",
              ColumnKind.TIME, "Thời gian thực hiện",
              ColumnKind.BUDGET, "Kinh phí"));

  private TaskShape() {}

  /** Whether a text begins like the name of an agency. */
  static boolean isAgency(String text) {
    return AGENCY.matcher(text).matches();
  }

  /**
   * The columns, or null when the rows do not look like tasks.
   *
   * @param rows cells on the grid, without rows of one text
   * @param agency whether a text names agencies
   */
  static @Nullable TaskColumns of(List<List<String>> rows, Predicate<String> agency) {
    // a row of a number and a text heads a group
    List<List<String>> some =
        rows.stream()
            .filter(row -> row.stream().filter(text -> !text.isBlank()).count() > 2)
            .limit(ROWS)
            .toList();
    int width = some.stream().mapToInt(List::size).max().orElse(0);
    if (some.size() < FEWEST_ROWS || width < 3) {
      return null;
    }
    List<@Nullable ColumnKind> kinds = new ArrayList<>(Collections.nCopies(width, null));
    List<Integer> texts = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<String> said =
          some.stream()
              .skip(some.size() > FEWEST_ROWS ? 1 : 0)
              .map(row -> column < row.size() ? row.get(column).strip() : "")
              .filter(text -> !text.isEmpty())
              .toList();
      ColumnKind kind = kind(said, kinds, agency);
      if (kind != null) {
        kinds.set(i, kind);
      } else if (!said.isEmpty()) {
        texts.add(i);
      }
    }
    tasks(texts, kinds, some);
    if (!kinds.contains(ColumnKind.TASK)
        || !kinds.contains(ColumnKind.LEAD) && !kinds.contains(ColumnKind.ASSIGNMENT)
        || !fits(some.get(0), kinds, agency)) {
      return null;
    }
    List<Column> printed =
        kinds.stream()
            .flatMap(kind -> kind == null ? Stream.empty() : Stream.of(kind))
            .map(kind -> new Column(kind, heading(kind)))
            .toList();
    return new TaskColumns(kinds, Collections.nCopies(width, ""), printed);
  }

  /** The columns by name, for a person. */
  static String names(TaskColumns columns) {
    return columns.printed().stream().map(Column::heading).collect(Collectors.joining(", "));
  }

  private static String heading(ColumnKind kind) {
    return HEADINGS.getOrDefault(kind, "");
  }

  /** What a column holds that is told by each of its cells, or null. */
  private static @Nullable ColumnKind kind(
      List<String> said, List<@Nullable ColumnKind> before, Predicate<String> agency) {
    for (ColumnKind kind :
        List.of(
            ColumnKind.ORDINAL,
            ColumnKind.ASSIGNMENT,
            ColumnKind.LEAD,
            ColumnKind.TIME,
            ColumnKind.BUDGET)) {
      // a sentence of assignment need not say who leads or coordinates; a list always names
      // agencies
      long share = kind == ColumnKind.ASSIGNMENT ? 4 : 7;
      boolean most =
          !said.isEmpty()
              && said.stream().filter(text -> is(kind, text, agency)).count() * 10
                  >= said.size() * share;
      if (most && kind == ColumnKind.LEAD && before.contains(ColumnKind.LEAD)) {
        return before.contains(ColumnKind.COORDINATORS) ? null : ColumnKind.COORDINATORS;
      }
      if (most && !before.contains(kind)) {
        return kind;
      }
    }
    return null;
  }

  private static boolean is(ColumnKind kind, String text, Predicate<String> agency) {
    return switch (kind) {
      case ORDINAL -> NUMBER.matcher(text).matches();
      case ASSIGNMENT -> Assignments.ROLES.matcher(text).find();
      case LEAD -> agency.test(text) && !isHeading(text);
      case TIME ->
          text.length() <= 300
              && !NUMBER.matcher(text).matches()
              && !DeadlineGrammar.understand(text, 2000).kind().equals("none");
      case BUDGET -> Money.vnd(text, 1) != null || FUNDS.matcher(text).matches();
      default -> false;
    };
  }

  private static boolean isHeading(String text) {
    return TaskColumns.kind(text) != null && text.length() < 60;
  }

  /**
   * Of the columns of free text one with few texts holds groups, the first long one holds tasks,
   * the next one products.
   */
  private static void tasks(
      List<Integer> texts, List<@Nullable ColumnKind> kinds, List<List<String>> rows) {
    for (int column : texts) {
      List<Integer> lengths =
          rows.stream()
              .map(row -> column < row.size() ? row.get(column).strip().length() : 0)
              .filter(characters -> characters > 0)
              .toList();
      double length = lengths.stream().mapToInt(Integer::intValue).average().orElse(0);
      boolean seldom = lengths.size() * 2 < rows.size();
      if (seldom && !kinds.contains(ColumnKind.TASK) && !kinds.contains(ColumnKind.GROUP)) {
        kinds.set(column, ColumnKind.GROUP);
      } else if (length >= SHORTEST_TASK && !kinds.contains(ColumnKind.TASK)) {
        kinds.set(column, ColumnKind.TASK);
      } else if (kinds.contains(ColumnKind.TASK) && !kinds.contains(ColumnKind.PRODUCT)) {
        kinds.set(column, ColumnKind.PRODUCT);
      }
    }
  }

  /** Whether the first row is one of them, and not headings. */
  private static boolean fits(
      List<String> first, List<@Nullable ColumnKind> kinds, Predicate<String> agency) {
    boolean any = false;
    for (int i = 0; i < first.size(); i++) {
      ColumnKind kind = kinds.get(i);
      String text = first.get(i).strip();
      boolean told = kind != null && kind != ColumnKind.TASK && is(kind, text, agency);
      if (TaskColumns.kind(text) == ColumnKind.ORDINAL
          || kind == ColumnKind.ORDINAL && !text.isEmpty() && !told) {
        return false;
      }
      any |= told && kind != ColumnKind.ORDINAL;
    }
    return any;
  }
}

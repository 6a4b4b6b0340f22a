package vn.trinhky.document;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DraftDiff.Part;

/** Compares two rows of an appendix that are the same task, cell by cell. */
final class RowDiff {

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

  private RowDiff() {}

  /** A cell of a row by its name. */
  private record CellOf(String name, Function<Draft.TaskRow, @Nullable String> text) {}

  /** Everything in the row but its number. */
  static String content(Draft.TaskRow row) {
    return CELLS.stream()
        .map(cell -> Objects.requireNonNullElse(cell.text().apply(row), ""))
        .collect(Collectors.joining("\u001f"));
  }

  static String inOneLine(Draft.TaskRow row) {
    return Stream.of(
            row.task(),
            row.product(),
            row.time(),
            row.assignment(),
            row.lead() == null ? null : row.lead().name())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" | "));
  }

  static void compare(Differences found, String place, Draft.TaskRow old, Draft.TaskRow now) {
    int said = found.count();
    for (CellOf cell : CELLS) {
      found.text(
          Part.APPENDIX,
          place + ", " + cell.name(),
          cell.text().apply(old),
          cell.text().apply(now));
    }
    if (found.count() == said) {
      // the same names, but other agencies behind them
      found.text(Part.APPENDIX, place + ", cơ quan được hiểu là", meant(old), meant(now));
    }
  }

  private static String meant(Draft.TaskRow row) {
    return Stream.of(
            Stream.ofNullable(row.lead()),
            row.proposedLeads().stream(),
            row.coordinators().stream())
        .flatMap(Function.identity())
        .map(RowDiff::meant)
        .collect(Collectors.joining("; "));
  }

  private static String meant(Draft.AgencyRef ref) {
    return ref.agency() != null
        ? ref.agency()
        : Objects.requireNonNullElse(ref.collective(), "chưa xác định");
  }

  private static String names(List<Draft.AgencyRef> agencies) {
    return String.join("; ", agencies.stream().map(Draft.AgencyRef::name).toList());
  }

  private static @Nullable String deadline(Draft.@Nullable DeadlineSpec deadline) {
    return deadline == null
        ? null
        : DraftFacts.present(DeadlineGrammar.inWords(deadline), deadline.note());
  }

  private static @Nullable String budget(Draft.TaskRow row) {
    return row.budgetVnd() == null
        ? row.budget()
        : DraftFacts.present(row.budget(), row.budgetVnd() + " đồng");
  }
}

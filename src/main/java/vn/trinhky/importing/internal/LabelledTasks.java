package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft.Column;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.importing.internal.TaskCollector.Part;
import vn.trinhky.importing.internal.TaskTable.Item;
import vn.trinhky.importing.internal.TaskTable.Text;

/**
 * Reads tasks that stand in paragraphs: the task, and below it "Đơn vị chủ trì: …", "Đơn vị phối
 * hợp: …", "Thời gian: …" in one line or several.
 */
final class LabelledTasks {

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:^|(?<=[\\n;.,]))\\s*[-–—+•*]?\\s*(?:"
              + "(?<lead>(?:(?:các )?(?:cơ quan|đơn vị|phòng|bộ phận)(?: được giao)? ?(?:/ ?(?:cơ quan|đơn vị) ?)?)?chủ trì(?: thực hiện| tham mưu)?"
              + "|(?:cơ quan|đơn vị|trách nhiệm|phân công)(?: chịu trách nhiệm| tổ chức)? thực hiện)"
              + "|(?<coordinators>(?:(?:các )?(?:cơ quan|đơn vị) )?phối hợp(?: thực hiện)?)"
              + "|(?<time>(?:thời gian|thời hạn|tiến độ|thời điểm)(?: thực hiện| hoàn thành)?|hoàn thành)"
              + "|(?<product>(?:kết quả|sản phẩm)(?:[ ,/]{1,2}(?:dự kiến|đầu ra|đạt được|hoàn thành|kết quả|sản phẩm|thực hiện))*)"
              + "|(?<budget>kinh phí(?: thực hiện| dự kiến)?)"
              + ") ?: ?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern ORDINAL =
      Pattern.compile("^(\\d{1,3}(?:\\.\\d{1,2}){0,4}|[a-zđ](?=[.)]))[.)]? ?(?=[^\\d\\s/.%,])");
  private static final Pattern GROUP =
      Pattern.compile("^(?:Phần |Mục )?([IVXLC]{1,7}|[A-ZĐ])[.):/] ?(?=\\S)");
  private static final Pattern NUMBER_OF_PAGE = Pattern.compile("\\d{1,4}");

  private static final Map<ColumnKind, String> HEADINGS =
      new EnumMap<>(
          Map.of(
              ColumnKind.PRODUCT, "Sản phẩm",
              ColumnKind.LEAD, "Cơ quan chủ trì",
              ColumnKind.COORDINATORS, "Cơ quan phối hợp",
              ColumnKind.TIME, "Thời gian thực hiện",
              ColumnKind.BUDGET, "Kinh phí"));

  private final TaskCollector collector;
  private final List<Text> waiting = new ArrayList<>();
  private final Map<ColumnKind, String> cells = TaskCollector.cells();
  private final List<Text> labelled = new ArrayList<>();
  private final List<ColumnKind> used = new ArrayList<>();
  private @Nullable ColumnKind open;

  LabelledTasks(TaskCollector collector) {
    this.collector = collector;
  }

  /** Whether tasks stand in paragraphs: there is no table, and leads are labelled. */
  static boolean isFor(List<Item> items) {
    boolean lead = false;
    for (Item item : items) {
      if (!(item instanceof Text text)) {
        return false;
      }
      Matcher label = LABEL.matcher(text.text());
      while (!lead && label.find()) {
        lead = label.group("lead") != null;
      }
    }
    return lead;
  }

  AppendixReading read(List<Item> items) {
    for (Item item : items) {
      if (item instanceof Text text) {
        paragraph(text);
      }
    }
    finish();
    waiting.forEach(
        text ->
            collector.leaveOver(
                text.line(), text.text(), "Đoạn này không ghi cơ quan chủ trì nên chưa rõ là gì."));
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(ColumnKind.ORDINAL, "STT"));
    columns.add(new Column(ColumnKind.TASK, "Nhiệm vụ"));
    HEADINGS.forEach(
        (kind, heading) -> {
          if (used.contains(kind)) {
            columns.add(new Column(kind, heading));
          }
        });
    return collector.result(columns);
  }

  private void paragraph(Text text) {
    String said = text.text().strip();
    Matcher label = LABEL.matcher(said);
    if (label.find()) {
      String before = said.substring(0, label.start()).strip();
      if (!before.isEmpty()) {
        finish();
        waiting.add(new Text(text.line(), before, text.bold(), text.heading()));
      }
      labels(label, said);
      if (before.isEmpty()) {
        labelled.add(text);
      }
    } else if (NUMBER_OF_PAGE.matcher(said).matches()) {
      collector.leaveOut(text.line(), text.text(), "Số trang.");
    } else if (GROUP.matcher(said).find() || text.heading() > 0) {
      finish();
      leaveWaiting();
      Matcher number = GROUP.matcher(said);
      collector.take(
          text.line(),
          text.text(),
          number.find()
              ? collector.group(number.group(1), said.substring(number.end()))
              : collector.group(null, said));
    } else if (open != null && !ORDINAL.matcher(said).find() && said.matches("[-–—+•].*")) {
      cells.merge(open, said, (a, b) -> a + "\n" + b);
      labelled.add(text);
    } else {
      finish();
      if (ORDINAL.matcher(said).find()) {
        headed();
      }
      waiting.add(text);
    }
  }

  private void labels(Matcher label, String text) {
    do {
      ColumnKind kind = kind(label);
      int start = label.end();
      boolean more = label.find();
      String value = text.substring(start, more ? label.start() : text.length());
      cells.merge(kind, value.replaceFirst("[;,.\\s]+$", "").strip(), (a, b) -> a + "; " + b);
      open = kind;
      if (!used.contains(kind)) {
        used.add(kind);
      }
      if (!more) {
        return;
      }
    } while (true);
  }

  private static ColumnKind kind(Matcher label) {
    if (label.group("lead") != null) {
      return ColumnKind.LEAD;
    }
    if (label.group("coordinators") != null) {
      return ColumnKind.COORDINATORS;
    }
    if (label.group("time") != null) {
      return ColumnKind.TIME;
    }
    return label.group("product") != null ? ColumnKind.PRODUCT : ColumnKind.BUDGET;
  }

  /** What has a number but nobody who leads stands over the tasks that follow. */
  private void headed() {
    if (!waiting.isEmpty() && ORDINAL.matcher(waiting.get(0).text().strip()).find()) {
      Text heading = waiting.remove(0);
      Matcher number = ORDINAL.matcher(heading.text().strip());
      String ordinal = number.find() ? number.group(1) : "";
      collector.take(
          heading.line(),
          heading.text(),
          collector.group(ordinal, heading.text().strip().substring(number.end())));
    }
    leaveWaiting();
  }

  private void leaveWaiting() {
    waiting.forEach(
        text ->
            collector.leaveOver(
                text.line(), text.text(), "Đoạn này không ghi cơ quan chủ trì nên chưa rõ là gì."));
    waiting.clear();
  }

  /** The task above the labels that were read. */
  private void finish() {
    if (cells.isEmpty()) {
      return;
    }
    List<String> task = new ArrayList<>();
    String ordinal = "";
    for (Text text : waiting) {
      String said = text.text().strip();
      Matcher number = ORDINAL.matcher(said);
      if (task.isEmpty() && number.find()) {
        ordinal = number.group(1);
        said = said.substring(number.end());
      }
      task.add(said);
    }
    Map<ColumnKind, String> all = TaskCollector.cells();
    all.putAll(cells);
    all.put(ColumnKind.TASK, String.join("\n", task));
    List<Text> source = new ArrayList<>(waiting);
    source.addAll(labelled);
    Text first = source.get(0);
    TaskCollector.TaskEntry entry =
        collector.task(ordinal, new Part(first.line(), all, List.of(), false), first.text());
    source.stream().skip(1).forEach(text -> collector.take(text.line(), text.text(), entry));
    waiting.clear();
    labelled.clear();
    cells.clear();
    open = null;
  }
}

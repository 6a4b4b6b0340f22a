package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.trinhky.importing.Reading.Fate;
import vn.trinhky.importing.Reading.Line;
import vn.trinhky.importing.SourceDocument;

/** Keeps account of every line of a source: what became of it. */
final class Ledger {

  /** Why a line is left over that no reader said anything about; tests hold that none is. */
  static final String UNSEEN = "Dòng này chưa được xử lý; hãy đưa vào dự thảo bằng tay nếu cần.";

  private final Map<Integer, String> texts = new LinkedHashMap<>();
  private final Map<Integer, List<Verdict>> verdicts = new LinkedHashMap<>();

  Ledger(SourceDocument source) {
    for (SourceDocument.Block block : source.blocks()) {
      if (block instanceof SourceDocument.Paragraph paragraph) {
        open(paragraph.line(), paragraph.text());
      } else if (block instanceof SourceDocument.Table table) {
        for (SourceDocument.TableRow row : table.rows()) {
          open(
              row.line(),
              row.cells().stream()
                  .map(SourceDocument.Cell::text)
                  .collect(Collectors.joining(" | ")));
        }
      }
    }
  }

  private void open(int line, String text) {
    // a source may say one line in two pieces, e.g. a table inside a cell
    texts.merge(line, text, (first, second) -> first + "\n" + second);
  }

  /** The line is in the draft, at this place. */
  void take(int line, String path) {
    say(line, new Verdict(Fate.TAKEN, path, null));
  }

  /** The line is not in the draft and need not be. */
  void leaveOut(int line, String why) {
    say(line, new Verdict(Fate.LEFT_OUT, null, why));
  }

  /** A person has to say where the line belongs. */
  void leaveOver(int line, String why) {
    say(line, new Verdict(Fate.LEFT_OVER, null, why));
  }

  /** What another reader says about one of our lines. */
  void say(Line line) {
    say(line.number(), new Verdict(line.fate(), line.path(), line.why()));
  }

  private void say(int line, Verdict verdict) {
    if (!texts.containsKey(line)) {
      throw new IllegalArgumentException("No line " + line + " in the source");
    }
    verdicts.computeIfAbsent(line, number -> new ArrayList<>()).add(verdict);
  }

  /**
   * Every line of the source once, in its order. A line of which a part was not understood is left
   * over; else it is taken when a part of it is.
   */
  List<Line> lines() {
    return texts.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
  }

  private Line line(int number, String text) {
    List<Verdict> said = verdicts.getOrDefault(number, List.of());
    for (Fate fate : List.of(Fate.LEFT_OVER, Fate.TAKEN, Fate.LEFT_OUT)) {
      for (Verdict verdict : said) {
        if (verdict.fate() == fate) {
          return new Line(number, text, fate, verdict.path(), verdict.why());
        }
      }
    }
    return text.isBlank()
        ? new Line(number, text, Fate.LEFT_OUT, null, "Dòng trống.")
        : new Line(number, text, Fate.LEFT_OVER, null, UNSEEN);
  }

  private record Verdict(Fate fate, @Nullable String path, @Nullable String why) {}
}

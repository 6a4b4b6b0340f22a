package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.internal.Piece.AppendixPiece;

/** What stands above the rows of an appendix. */
final class Appendices {

  private static final int LONGEST_HEAD = 12;
  private static final int LONGEST_HEAD_TEXT = 4_000;

  private static final Pattern ATTACHED =
      Pattern.compile(
          "\\(?\\s*(?:Ban hành\\s+)?[Kk]èm theo\\s+(?:Quyết định|Kế hoạch|Nghị quyết|Công văn|Tờ"
              + " trình)\\s[^)]*\\)?",
          Pattern.DOTALL);

  private Appendices() {}

  /** The line "(Ban hành kèm theo … số …)" as printed, or null. */
  static @Nullable String attachedLine(AppendixPiece appendix) {
    String all = String.join(" ", head(appendix));
    String head =
        all.substring(0, Math.min(LONGEST_HEAD_TEXT, all.length())).replaceAll("\\s+", " ");
    Matcher m = ATTACHED.matcher(head);
    return m.find() ? m.group().strip() : null;
  }

  /** The lines of that line. */
  static List<Integer> attachedAt(AppendixPiece appendix) {
    return appendix.blocks().stream()
        .limit(LONGEST_HEAD)
        .filter(Paragraph.class::isInstance)
        .map(Paragraph.class::cast)
        .filter(paragraph -> paragraph.text().length() <= LONGEST_HEAD_TEXT)
        .filter(paragraph -> ATTACHED.matcher(paragraph.text()).find())
        .map(Paragraph::line)
        .toList();
  }

  /** The appendix as a part of the dossier. */
  static Structure.PrintedPart part(AppendixPiece appendix) {
    return new Structure.PrintedPart(
        Marks.part(Reading.PartKind.APPENDIX, attachedLine(appendix)), attachedAt(appendix));
  }

  private static List<String> head(AppendixPiece appendix) {
    List<String> head = new ArrayList<>();
    for (Block block : appendix.blocks()) {
      if (head.size() >= LONGEST_HEAD) {
        break;
      }
      if (block instanceof Paragraph paragraph) {
        head.add(paragraph.text());
      } else if (block instanceof Table table) {
        table.rows().stream()
            .limit(6)
            .map(row -> row.cells().stream().map(Cell::text).filter(t -> !t.isBlank()).toList())
            .takeWhile(texts -> texts.size() <= 1)
            .forEach(head::addAll);
        break;
      }
    }
    return head;
  }
}

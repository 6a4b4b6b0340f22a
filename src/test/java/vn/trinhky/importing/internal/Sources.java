package vn.trinhky.importing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.importing.SourceDocument;

/** Sources for tests of reading: the five plans as text, and texts of their own. */
final class Sources {

  static final List<String> SEEDS =
      List.of(
          "000-vinh-chau-2023",
          "001-nga-nam-2024",
          "002-vinh-long-2023",
          "003-vung-tau-2023",
          "004-ninh-hoa-2022");

  private Sources() {}

  /** The text of a plan as it was found. */
  static String seed(String name) {
    return text("importing/seeds/" + name + ".txt");
  }

  static String text(String path) {
    try {
      return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The text as a source, one block per line, tables from tabs. */
  static SourceDocument of(String name, String text) {
    List<SourceDocument.Block> blocks = new ArrayList<>();
    List<SourceDocument.TableRow> rows = new ArrayList<>();
    int number = 0;
    boolean bold = false;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.strip().contains("\t")) {
        List<SourceDocument.Cell> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
          cells.add(
              new SourceDocument.Cell(cell.replaceAll("</?[^>]*>", "").strip(), 1, false, false));
        }
        rows.add(new SourceDocument.TableRow(number, cells));
        continue;
      }
      if (!rows.isEmpty()) {
        blocks.add(new SourceDocument.Table(rows));
        rows = new ArrayList<>();
      }
      String bare = line.strip().replaceFirst("^#+\\s*", "");
      int heading = line.strip().length() - line.strip().replaceFirst("^#+", "").length();
      boolean marked = bold || bare.startsWith("**");
      bold ^= (bare.split("\\*\\*", -1).length - 1) % 2 == 1;
      boolean italic = bare.matches("(?:- )?\\*[^*].*\\*");
      blocks.add(
          new SourceDocument.Paragraph(
              number, bare.replace("*", "").strip(), marked, italic, heading));
    }
    if (!rows.isEmpty()) {
      blocks.add(new SourceDocument.Table(rows));
    }
    return new SourceDocument(name, SourceDocument.SourceFormat.TEXT, blocks);
  }
}

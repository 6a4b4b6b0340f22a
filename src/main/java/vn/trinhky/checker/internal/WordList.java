package vn.trinhky.checker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Words and phrases that rules look for: files {@code checker/<name>.txt} on the class path, one
 * entry per line, comments after {@code #}.
 */
public final class WordList {

  private WordList() {}

  /**
   * The lines of the file as written.
   *
   * @throws IllegalStateException when there is no such file
   */
  public static List<String> lines(String name) {
    try (InputStream in = WordList.class.getResourceAsStream("/checker/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("No list checker/" + name + ".txt");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Normalizer.normalize(text, Normalizer.Form.NFC)
          .lines()
          .map(line -> line.startsWith("#") ? "" : line.replaceFirst("\\s#.*$", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the file, folded, in their order. */
  public static Set<String> folded(String name) {
    Set<String> words = new LinkedHashSet<>();
    lines(name).forEach(line -> words.add(Fold.of(line)));
    return words;
  }

  /** The parts of a line between commas, without blanks. */
  public static List<String> parts(String line) {
    return List.of(line.split(",", -1)).stream()
        .map(part -> Fold.of(part.strip()))
        .filter(part -> !part.isEmpty())
        .toList();
  }
}

package vn.trinhky.importing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.importing.SourceDocument;

/** Sources for tests of reading: the five plans as text, and texts of their own. */
final class Sources {

  static final List<String> SEEDS =
      List.of("vinh-chau-2023", "nga-nam-2024", "vinh-long-2023", "vung-tau-2023", "ninh-hoa-2022");

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

  /** The text as a source. */
  static SourceDocument of(String name, String text) {
    return TextReader.read(name, text, List.of());
  }
}

package vn.trinhky.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of a locality's agencies and the collective names, as of one day, to be found in
 * printed text. It is looked up once and then asked as often as needed.
 *
 * <p>Case, spaces, line breaks, hyphens and dashes and the place of the tone mark are forgiven;
 * "các" and "có" may be missing in a collective name. Where names begin alike the longest one
 * counts, so that "Giáo dục và Đào tạo" and "Ban, ngành" are not torn at their "và" and comma.
 */
public interface Directory {

  /** The names that stand in running text, in order and without overlap. */
  List<Mention> find(String text);

  /**
   * What an enumeration of agencies holds, in order. Everything that it says is in one mention:
   * what is no name of the catalogue is a mention with its text only.
   */
  List<Mention> list(String text);

  /**
   * A place in a text.
   *
   * @param start first character (UTF-16)
   * @param end character after the last one
   * @param text what stands there
   * @param agency code of the agency it names, or null
   * @param collective collective name of the catalogue that it means, or null; never both
   */
  record Mention(
      int start, int end, String text, @Nullable String agency, @Nullable String collective) {

    /** Whether the catalogue knows the name. */
    public boolean known() {
      return agency != null || collective != null;
    }
  }
}

package vn.trinhky.web.internal.page;

/**
 * The state of something in a word.
 *
 * @param tone {@code ok}, {@code warn}, {@code bad}, {@code now}, or empty for calm
 */
public record Badge(String text, String tone) {

  /** A calm badge. */
  public static Badge calm(String text) {
    return new Badge(text, "");
  }
}

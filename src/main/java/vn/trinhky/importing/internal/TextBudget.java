package vn.trinhky.importing.internal;

/** Counts what a reading collects, and ends it when it is more than a plan can have. */
final class TextBudget {

  private int lines;
  private int cells;
  private int emphases;
  private long characters;

  /** Number of the next line. */
  int line() {
    if (++lines > FileBounds.LINES) {
      throw FileRefusal.TOO_LONG.refusal();
    }
    return lines;
  }

  void cell() {
    if (++cells > FileBounds.CELLS) {
      throw FileRefusal.TOO_LONG.refusal();
    }
  }

  /** Whether so many more places of emphasis are read; those beyond are not worth their memory. */
  boolean emphasis(int more) {
    emphases += more;
    return emphases <= FileBounds.EMPHASES;
  }

  void text(int length) {
    characters += length;
    if (characters > FileBounds.CHARACTERS) {
      throw FileRefusal.TOO_LONG.refusal();
    }
  }
}

package vn.trinhky.importing.internal;

/**
 * How much of a file is read at most. A plan with an appendix of 5,000 rows is far below each of
 * these; together they bound time and memory of a reading, whatever the file claims to be.
 */
final class FileBounds {

  static final int MEGABYTE = 1 << 20;

  /** Size of a file as it comes. */
  static final int FILE_BYTES = 30 * MEGABYTE;

  /** Entries of a package. */
  static final int ENTRIES = 5_000;

  /** Inflated bytes of a part that holds text. */
  static final int TEXT_PART_BYTES = 100 * MEGABYTE;

  /** Inflated bytes of a part that is kept in memory as a whole (styles, numbering, relations). */
  static final int SMALL_PART_BYTES = 8 * MEGABYTE;

  /** A part may inflate to this much more than its size in the package … */
  static final int RATIO = 200;

  /** … which is looked at from this size on: small parts of blank rows compress better. */
  static final int RATIO_FROM_BYTES = 4 * MEGABYTE;

  /** Elements inside each other. */
  static final int DEPTH = 250;

  /** Paragraphs and table rows together. */
  static final int LINES = 20_000;

  /** Columns of a table. */
  static final int COLUMNS = 128;

  /** Cells of all tables. */
  static final int CELLS = 400_000;

  /** Characters of the whole text. */
  static final int CHARACTERS = 8_000_000;

  /** Characters of a paragraph that is put together of broken lines. */
  static final int JOINED_CHARACTERS = 50_000;

  /** Places where a part of a paragraph is emphasised. */
  static final int EMPHASES = 20_000;

  private FileBounds() {}
}

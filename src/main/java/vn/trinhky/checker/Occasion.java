package vn.trinhky.checker;

/** On what occasion a draft is checked. */
public enum Occasion {
  /** While it is written, and when a version is saved. */
  DRAFT,
  /** Before it is submitted. */
  SUBMISSION,
  /** After the number was given. */
  NUMBERED,
  /** When it was read from a file. */
  IMPORT
}

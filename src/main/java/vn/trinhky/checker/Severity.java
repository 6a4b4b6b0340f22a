package vn.trinhky.checker;

/** How much a finding weighs. */
public enum Severity {
  /**
   * The text contradicts itself, its date or its data: holds the dossier until fixed or overridden.
   */
  ERROR,
  /** Likely wrong and worth a look; never holds anything. */
  WARNING,
  /** A deviation of style, or something the reader must know. */
  INFO
}

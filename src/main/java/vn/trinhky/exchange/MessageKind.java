package vn.trinhky.exchange;

/** What a gateway carries. */
public enum MessageKind {
  DOCUMENT,
  STATUS
}

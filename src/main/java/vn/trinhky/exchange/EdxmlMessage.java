package vn.trinhky.exchange;

/** A message between two systems of documents. */
public sealed interface EdxmlMessage permits EdxmlDocument, EdxmlStatus {

  /** Who sent it. */
  Party from();
}

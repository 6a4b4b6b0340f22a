package vn.trinhky.document;

import java.util.Optional;

/** Keeps frozen files by the SHA-256 of their bytes; what is stored never changes. */
public interface DocumentStore {

  /**
   * Stores the bytes, or does nothing when they are there already, and answers their SHA-256 as 64
   * hex digits.
   */
  String put(byte[] content, String mediaType);

  /** The file with this SHA-256. */
  Optional<StoredFile> get(String sha256);

  /** A frozen file. */
  record StoredFile(String sha256, String mediaType, byte[] content) {}
}

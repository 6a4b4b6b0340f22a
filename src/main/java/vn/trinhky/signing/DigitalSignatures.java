package vn.trinhky.signing;

/** Digital signatures on files (PAdES), made and checked. */
public interface DigitalSignatures {

  /** The way to the keys of this installation ({@code trinhky.signing.mode}). */
  SigningProvider provider();

  /**
   * Who signed the file, and whether that holds. Strict: whatever was added or changed after a
   * signature and is not the filling of the clerk's fields, the agency's seal or data for later
   * verification makes it not valid.
   *
   * @throws vn.trinhky.problem.Refusal 413 or 422 when the file is too large, too costly, protected
   *     or no PDF; 429 {@code verification-busy}
   */
  FileVerdict verify(byte[] file);
}

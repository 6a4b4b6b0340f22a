package vn.trinhky.problem;

/**
 * A use case says no, in the user's words. Every door (Tasklist, {@code /engine-rest}, {@code
 * /api}, our pages) turns it into a problem detail (RFC 9457) with this status, the type {@code
 * urn:trinhky:<type>} and the message as {@code detail}. It is thrown before anything is stored, or
 * rolls everything back.
 */
public class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  /**
   * @param status HTTP status: 400 malformed, 403 not allowed, 404 unknown, 409 changed meanwhile,
   *     422 not possible now
   * @param type stable kebab-case name of the reason, in English
   * @param detail Vietnamese sentence that says what happened and what to do next
   */
  public Refusal(int status, String type, String detail) {
    super(detail);
    this.status = status;
    this.type = type;
  }

  /** The request itself is malformed. */
  public static Refusal badRequest(String type, String detail) {
    return new Refusal(400, type, detail);
  }

  /** The person may not do this. */
  public static Refusal forbidden(String type, String detail) {
    return new Refusal(403, type, detail);
  }

  /** There is no such thing, or the person may not know that there is. */
  public static Refusal notFound(String type, String detail) {
    return new Refusal(404, type, detail);
  }

  /** Somebody else was faster. */
  public static Refusal conflict(String type, String detail) {
    return new Refusal(409, type, detail);
  }

  /** The request is well formed but cannot be carried out as things stand. */
  public static Refusal unprocessable(String type, String detail) {
    return new Refusal(422, type, detail);
  }

  /** HTTP status of the answer, 400 to 499. */
  public int status() {
    return status;
  }

  /** Stable kebab-case name of the reason. */
  public String type() {
    return type;
  }
}

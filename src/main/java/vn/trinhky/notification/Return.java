package vn.trinhky.notification;

/**
 * Why a task is there again.
 *
 * @param from step that returned the dossier, as an officer says it
 * @param by printed name of who returned it
 */
public record Return(String from, String by, String reason) {

  /** The return in one sentence. */
  public String sentence() {
    return "%s trả lại từ bước “%s”: %s".formatted(by, from, reason);
  }
}

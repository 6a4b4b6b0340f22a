package vn.trinhky.notification;

import java.time.Instant;
import java.util.List;
import vn.trinhky.organisation.Actor;

/**
 * Reminds of open work: at 80 % of the time whoever has to act, at the deadline also the head, one
 * working day later the superior. One set-based sweep, not a timer per task.
 */
public interface Reminders {

  /**
   * Sends every reminder that has come due and was not sent yet, and answers how many. Safe to run
   * twice or on two nodes.
   */
  int sweep();

  /** Reminders for this person, newest first, at most 50; only of work that is still open. */
  List<Notice> notices(Actor actor);

  /**
   * A reminder.
   *
   * @param stage {@code REMIND}, {@code OVERDUE} or {@code ESCALATE}
   * @param text Vietnamese sentence
   */
  record Notice(String taskId, String businessKey, String stage, String text, Instant at) {}
}

package vn.trinhky.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/** What a person has been told inside the application, and what of it he has read. */
public interface Notices {

  /** Most notices that a person sees at once. */
  int MOST = 50;

  /**
   * What concerns the person now: the newest notice of every open task, and the ends of dossiers
   * for thirty days; unread ones first, then the newest first, at most {@link #MOST}. Notices of
   * work that is done, or that a colleague has taken, are gone.
   */
  List<Notice> of(Actor actor);

  /** The person has read these; ids that he was not told are ignored. */
  void read(Collection<String> ids, Actor actor);

  /**
   * Tells one person what became of a dossier; told once. Joins the caller's transaction.
   *
   * @param businessKey id of the dossier
   * @param text Vietnamese sentence without a full stop, at most 1,000 characters
   */
  void finished(String businessKey, String user, String text);

  /** The dossier or delivery that a task of which somebody was told belongs to. */
  Optional<String> businessKeyOf(String taskId);

  /**
   * A notice.
   *
   * @param id what {@link #read} takes
   * @param taskId the open task, or null when it is about the dossier
   * @param businessKey id of the dossier or delivery
   * @param text Vietnamese sentence
   * @param detail who returned it from where and why, or null
   */
  record Notice(
      String id,
      @Nullable String taskId,
      String businessKey,
      Kind kind,
      String text,
      @Nullable String detail,
      Instant at,
      boolean read) {}
}

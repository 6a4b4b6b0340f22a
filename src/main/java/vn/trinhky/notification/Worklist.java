package vn.trinhky.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/** Open work, for our own lists and for whoever must know where a dossier stands. */
public interface Worklist {

  /**
   * A task was created. Whoever has to act is told, unless it is the next step of his own work.
   *
   * @param back whether it is there again because of the last {@link #returned}
   * @param by login of who caused it, or null for the system
   */
  void opened(Work work, boolean back, @Nullable String by);

  /** The dossier is on its way back; the task that opens next tells why. */
  void returned(String businessKey, Return why);

  /**
   * A task was claimed, handed over, or put back ({@code null}). Unknown tasks are ignored. Who
   * gets it from somebody else is told.
   *
   * @param by login of who did it, or null for the system
   */
  void assigned(String taskId, @Nullable String user, @Nullable String by);

  /** A dossier or delivery is called something else now. */
  void retitled(String businessKey, String title);

  /**
   * A task is gone: completed, or ended with its process. Of two who close it at the same moment
   * the second waits for the first.
   *
   * @return false when it was not open (any more)
   */
  boolean closed(String taskId);

  /** The task with this id, if it is open. */
  Optional<Work> find(String taskId);

  /** Open tasks of one dossier or delivery, oldest first. */
  List<Work> of(String businessKey);

  /** Open tasks of these dossiers or deliveries, oldest first, by dossier or delivery. */
  Map<String, List<Work>> of(Collection<String> businessKeys);

  /** What the person has on his desk, soonest deadline first. */
  List<Work> mine(Actor actor);

  /**
   * What the person may take: unclaimed tasks of his groups, soonest deadline first; at most 200.
   */
  List<Work> available(Actor actor);

  /**
   * What his agency is working on, for the head of an agency, soonest deadline first; at most 200.
   */
  List<Work> ofAgency(Actor actor);

  /**
   * How much there is, step by step, of {@link #mine}, {@link #available}, and of {@link #ofAgency}
   * without these two, however long the lists are.
   */
  List<Total> totals(Actor actor);

  /** How much is open in the locality, step by step, and how much of it is late now. */
  List<Standing> standing(String locality);

  /** Whose work it is, as the person sees it. */
  enum Share {
    MINE,
    AVAILABLE,
    OF_AGENCY
  }

  /**
   * How much of a person's share is at one step.
   *
   * @param step id of the activity
   */
  record Total(Share share, String step, int count) {}

  /**
   * What waits at one step.
   *
   * @param step id of the activity
   * @param open open tasks
   * @param late those among them whose deadline has passed
   */
  record Standing(String step, int open, int late) {}
}

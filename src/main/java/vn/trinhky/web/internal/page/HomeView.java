package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Today's work by role. A section that does not concern the reader is empty and not shown.
 *
 * @param longDate today in full
 * @param headline what matters today, in one sentence
 * @param lede a second sentence, or null
 * @param counts own, agency's, soon and late, not shown as figures to a leader, who reads documents
 *     instead
 * @param days the next working days with what is due
 * @param own open tasks assigned to the reader, late first
 * @param agencyTasks unassigned tasks that the reader may take
 * @param agencyHeading heading of these
 * @param incoming documents that have arrived and wait to be accepted or assigned
 * @param underway what others of the agency are working on, for its head
 * @param leading what only a leader of the committee sees, or null
 * @param inProgress dossiers on their way
 * @param drafts own drafts not handed in yet
 * @param deliveries issued documents and who has received them
 * @param reminders reminders received, newest first
 * @param allUrl where the lists are shown in full, or null when they are
 */
public record HomeView(
    String longDate,
    String headline,
    @Nullable String lede,
    Counts counts,
    List<Day> days,
    List<Task> own,
    List<Task> agencyTasks,
    String agencyHeading,
    List<Task> incoming,
    List<Task> underway,
    @Nullable Leading leading,
    List<Progress> inProgress,
    List<Progress> drafts,
    List<Delivered> deliveries,
    List<Reminder> reminders,
    @Nullable String allUrl) {
  public HomeView {
    days = List.copyOf(days);
    own = List.copyOf(own);
    agencyTasks = List.copyOf(agencyTasks);
    incoming = List.copyOf(incoming);
    underway = List.copyOf(underway);
    inProgress = List.copyOf(inProgress);
    drafts = List.copyOf(drafts);
    deliveries = List.copyOf(deliveries);
    reminders = List.copyOf(reminders);
  }

  /**
   * How much there is, shown or not.
   *
   * @param soon own tasks that are due soon
   * @param late own tasks that are late
   */
  public record Counts(int own, int agency, int incoming, int underway, int soon, int late) {}

  /**
   * A day of the strip.
   *
   * @param kind {@code today}, {@code work}, {@code rest} (weekend) or {@code holiday}
   * @param label date, or the span of a holiday
   * @param note day of the week, or what the holiday is
   */
  public record Day(String kind, String label, String note, List<DayItem> items) {
    public Day {
      items = List.copyOf(items);
    }
  }

  /** Something due on a day. */
  public record DayItem(String text, String url, String tone) {}

  /**
   * A task in one line.
   *
   * @param verb what to do, e.g. {@code Góp ý dự thảo}
   * @param document about what
   * @param why why it is here, in a sentence
   * @param step step of the process
   * @param url task in Tasklist
   * @param action words on the button
   * @param claimUrl where the button takes the task before it opens, or null when it only opens
   * @param primary whether this is the one thing to do now
   */
  public record Task(
      String verb,
      String document,
      String why,
      Badge step,
      @Nullable Due due,
      String url,
      String action,
      @Nullable String claimUrl,
      boolean primary) {}

  /**
   * A leader's own part.
   *
   * @param total documents waiting for the leader's signature
   * @param toSign the most urgent of them, to be decided right here
   * @param more the others, a line each
   * @param signedToday what was signed today
   * @param authority in which capacity the leader signs today, what for, who is away
   * @param watch where dossiers wait elsewhere
   */
  public record Leading(
      int total,
      List<DecisionCard> toSign,
      List<Task> more,
      List<Signed> signedToday,
      List<DossierView.Fact> authority,
      List<Watch> watch) {
    public Leading {
      toSign = List.copyOf(toSign);
      more = List.copyOf(more);
      signedToday = List.copyOf(signedToday);
      authority = List.copyOf(authority);
      watch = List.copyOf(watch);
    }
  }

  /** A document that was signed. */
  public record Signed(String code, String title, String url, Badge state) {}

  /** Something to keep an eye on: where, and how much. */
  public record Watch(String where, String text) {}

  /**
   * A dossier on its way.
   *
   * @param step step reached, 1 to 10
   * @param where where it is now and since when
   */
  public record Progress(String title, String url, int step, String where, Badge state) {}

  /** An issued document and who has received it. */
  public record Delivered(
      String code, String title, String url, int received, int total, String note) {}

  /** A reminder received. */
  public record Reminder(String when, String text, String url, String tone) {}
}

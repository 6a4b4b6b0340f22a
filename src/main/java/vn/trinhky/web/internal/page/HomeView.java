package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Today's work by role. A section that does not concern the reader is empty and not shown.
 *
 * @param longDate today in full
 * @param headline what matters today, in one sentence
 * @param lede a second sentence, or null
 * @param counts own, agency's, soon and late, or null for a leader, who reads documents instead
 * @param days the next working days with what is due
 * @param own open tasks assigned to the reader, late first
 * @param agencyTasks unassigned tasks that the reader may take
 * @param agencyHeading heading of these
 * @param underway what others of the agency are working on, for its head
 * @param toSign documents waiting for the leader's signature
 * @param inProgress dossiers on their way
 * @param drafts own drafts not handed in yet
 * @param deliveries issued documents and who has received them
 * @param reminders reminders received, newest first
 */
public record HomeView(
    String longDate,
    String headline,
    @Nullable String lede,
    @Nullable Counts counts,
    List<Day> days,
    List<Task> own,
    List<Task> agencyTasks,
    String agencyHeading,
    List<Task> underway,
    boolean leader,
    List<SignCard> toSign,
    List<Progress> inProgress,
    List<Progress> drafts,
    List<Delivered> deliveries,
    List<Reminder> reminders) {
  public HomeView {
    days = List.copyOf(days);
    own = List.copyOf(own);
    agencyTasks = List.copyOf(agencyTasks);
    underway = List.copyOf(underway);
    toSign = List.copyOf(toSign);
    inProgress = List.copyOf(inProgress);
    drafts = List.copyOf(drafts);
    deliveries = List.copyOf(deliveries);
    reminders = List.copyOf(reminders);
  }

  /** How much there is. */
  public record Counts(int own, int agency, int soon, int late) {}

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
      boolean primary) {}

  /**
   * A document to sign.
   *
   * @param kind form and who submits
   * @param agreement who agreed and how many
   * @param objection who objected and what became of it, or null
   * @param change what changed since, and what the office says
   */
  public record SignCard(
      String title,
      String kind,
      @Nullable Due due,
      String agreement,
      @Nullable String objection,
      String change,
      String taskUrl,
      String planUrl) {}

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

package vn.trinhky.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task as our lists show it; a projection of the engine's task, written in the same
 * transaction.
 *
 * @param processKey key of the process, e.g. {@code PlanIssuance}
 * @param businessKey our id of the thing: plan or delivery
 * @param agency code of the agency that has to act
 * @param step id of the activity
 * @param label the step as an officer says it
 * @param title what it is about
 * @param assignee login of who has it, or null while nobody does
 * @param groups ids of the groups that may take it
 * @param headGroup group that hears of an overdue task
 * @param superiorGroup group that hears of it one working day later
 * @param remindAt when 80 % of the time has passed, or null without a deadline
 * @param dueAt deadline, or null
 * @param escalateAt one working day after the deadline, or null
 */
public record Work(
    String taskId,
    String processKey,
    String businessKey,
    String locality,
    String agency,
    String step,
    String label,
    String title,
    @Nullable String assignee,
    List<String> groups,
    String headGroup,
    String superiorGroup,
    Instant arrivedAt,
    @Nullable Instant remindAt,
    @Nullable Instant dueAt,
    @Nullable Instant escalateAt) {
  public Work {
    groups = List.copyOf(groups);
  }

  /** The same task with these groups. */
  public Work withGroups(List<String> groups) {
    return new Work(
        taskId,
        processKey,
        businessKey,
        locality,
        agency,
        step,
        label,
        title,
        assignee,
        groups,
        headGroup,
        superiorGroup,
        arrivedAt,
        remindAt,
        dueAt,
        escalateAt);
  }
}

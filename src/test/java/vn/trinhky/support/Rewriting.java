package vn.trinhky.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.Appendix;
import vn.trinhky.document.Draft.TaskGroup;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.document.DraftJson;

/** What a drafter does to a draft between two versions. */
public final class Rewriting {

  private Rewriting() {}

  /** Other words wherever these stand; both without quotes and line ends. */
  public static UnaryOperator<Draft> replacing(String words, String others) {
    return draft -> DraftJson.read(DraftJson.write(draft).replace(words, others));
  }

  /** The rows whose task holds these words get another task. */
  public static UnaryOperator<Draft> retasked(String words, String task) {
    return draft ->
        withGroups(
            draft,
            draft.appendices().get(0).groups().stream()
                .map(
                    group ->
                        new TaskGroup(
                            group.ordinal(),
                            group.title(),
                            group.rows().stream()
                                .map(
                                    row ->
                                        row.task().contains(words)
                                            ? named(row, row.ordinal(), task)
                                            : row)
                                .toList()))
                .toList());
  }

  /** The eighth row of the second group stands first in the third. */
  public static Draft withARowMoved(Draft draft) {
    List<TaskGroup> groups = new ArrayList<>(draft.appendices().get(0).groups());
    List<TaskRow> second = new ArrayList<>(groups.get(1).rows());
    List<TaskRow> third = new ArrayList<>(groups.get(2).rows());
    third.add(0, second.remove(7));
    groups.set(1, new TaskGroup(groups.get(1).ordinal(), groups.get(1).title(), second));
    groups.set(2, new TaskGroup(groups.get(2).ordinal(), groups.get(2).title(), third));
    return withGroups(draft, groups);
  }

  /** The draft with another text of the plan. */
  public static Draft withBody(Draft draft, String body) {
    return with(draft, new Draft.PlanText(draft.plan().subject(), body), draft.appendices());
  }

  /** The draft with other groups in its only appendix. */
  public static Draft withGroups(Draft draft, List<TaskGroup> groups) {
    Appendix appendix = draft.appendices().get(0);
    return with(
        draft, draft.plan(), List.of(new Appendix(appendix.title(), appendix.columns(), groups)));
  }

  private static Draft with(Draft draft, Draft.PlanText plan, List<Appendix> appendices) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        draft.legalBases(),
        draft.articles(),
        plan,
        appendices,
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }

  /** The row under another number and with another task. */
  public static TaskRow named(TaskRow row, String ordinal, String task) {
    return new TaskRow(
        ordinal,
        task,
        row.product(),
        row.assignment(),
        row.lead(),
        row.proposedLeads(),
        row.coordinators(),
        row.time(),
        row.deadline(),
        row.budget(),
        row.budgetVnd());
  }
}

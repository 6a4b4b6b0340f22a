package vn.trinhky.workflow.internal.access;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import vn.trinhky.problem.Refusal;

/** The complete listener of the test diagram: refuses what is not a decision. */
public class DecisionListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    Object decision = task.getVariable("decision");
    if (!Set.of("SUBMIT", "RETURN").contains(String.valueOf(decision))) {
      throw Refusal.badRequest("unknown-decision", "Quyết định không hợp lệ: " + decision + ".");
    }
    if ("RETURN".equals(decision) && task.getVariable("comment") == null) {
      throw Refusal.unprocessable(
          "reason-missing", "Trả lại phải có lý do. Hãy ghi lý do rồi bấm lại.");
    }
  }
}

package vn.trinhky.web.internal.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.PlanStep;

/**
 * A button that decides about a task.
 *
 * @param value the decision
 * @param style {@code primary}, {@code plain}, {@code quiet} or {@code danger}
 * @param done what is said when it is done
 * @param returnTo steps to choose from, or null where there is nothing to choose
 */
public record StepChoice(
    String value,
    String label,
    String style,
    boolean commentRequired,
    String done,
    @Nullable List<Target> returnTo) {

  /** A step to return to. */
  public record Target(String value, String label) {}

  /** What may be decided at the step, in the order of the buttons. */
  public static List<StepChoice> of(PlanStep step) {
    return step.decisions().stream()
        .map(
            decision ->
                new StepChoice(
                    decision.name(),
                    label(step, decision),
                    style(decision),
                    decision.needsReason(),
                    done(step, decision),
                    targets(step, decision)))
        .toList();
  }

  private static String label(PlanStep step, Decision decision) {
    return switch (step) {
      case DRAFT_PLAN -> "Trình lãnh đạo cơ quan";
      case PREPARE_SUBMISSION -> "Trình ký văn bản";
      case SIGN_SUBMISSION -> decision == Decision.SIGN ? "Ký văn bản trình" : decision.label();
      case DECIDE_AND_SIGN ->
          switch (decision) {
            case SIGN -> "Ký ban hành";
            case PASS_UP -> "Trình Chủ tịch";
            default -> decision.label();
          };
      default -> decision.label();
    };
  }

  private static String done(PlanStep step, Decision decision) {
    return switch (decision) {
      case SUBMIT ->
          step == PlanStep.DRAFT_PLAN ? "Đã trình lãnh đạo cơ quan." : "Đã trình ký văn bản.";
      case APPROVE -> "Đã duyệt dự thảo.";
      case AGREE, AGREE_WITH_COMMENTS, OBJECT ->
          "Đã gửi ý kiến: %s.".formatted(decision.inSentence());
      case RESOLVE -> "Đã hoàn thành tiếp thu, giải trình.";
      case CONSULT_AGAIN -> "Đã gửi lấy ý kiến lại.";
      case PASS -> "Đã ghi nhận dự thảo đạt thẩm định.";
      case SIGN ->
          step == PlanStep.DECIDE_AND_SIGN
              ? "Đã ký ban hành; văn thư cấp số và phát hành."
              : "Đã ký văn bản trình; hồ sơ sang Văn phòng thẩm tra.";
      case FORWARD -> "Đã trình lãnh đạo Ủy ban.";
      case PASS_UP -> "Đã chuyển đến Chủ tịch.";
      case ISSUE -> "Đã cấp số, đang gửi các nơi nhận.";
      case RETURN, RETURN_FORMAT -> "Đã trả lại hồ sơ kèm lý do.";
    };
  }

  private static String style(Decision decision) {
    if (decision.isReturn()) {
      return "danger";
    }
    return switch (decision) {
      case PASS_UP, CONSULT_AGAIN -> "quiet";
      case AGREE_WITH_COMMENTS, OBJECT -> "plain";
      default -> "primary";
    };
  }

  private static @Nullable List<Target> targets(PlanStep step, Decision decision) {
    List<PlanStep> targets = step.returnTargets(decision);
    return targets.size() < 2
        ? null
        : targets.stream().map(target -> new Target(target.id(), target.label())).toList();
  }
}

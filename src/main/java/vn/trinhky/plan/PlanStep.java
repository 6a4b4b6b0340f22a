package vn.trinhky.plan;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ten steps of issuing a plan, what may be decided at each, and how far back each may return
 * the dossier. The process diagram draws the same; a test holds the two against each other.
 */
public enum PlanStep {
  DRAFT_PLAN("DraftPlan", "Soạn dự thảo kế hoạch"),
  APPROVE_DRAFT("ApproveDraft", "Lãnh đạo cơ quan duyệt dự thảo"),
  COMMENT_ON_DRAFT("CommentOnDraft", "Góp ý dự thảo"),
  RESOLVE_COMMENTS("ResolveComments", "Tiếp thu, giải trình ý kiến"),
  APPRAISE_LEGALITY("AppraiseLegality", "Thẩm định"),
  PREPARE_SUBMISSION("PrepareSubmission", "Lập hồ sơ trình"),
  SIGN_SUBMISSION("SignSubmission", "Ký văn bản trình"),
  REVIEW_DOSSIER("ReviewDossier", "Thẩm tra hồ sơ, lập phiếu trình"),
  DECIDE_AND_SIGN("DecideAndSign", "Xem xét, ký ban hành"),
  ISSUE_DOCUMENT("IssueDocument", "Cấp số, đóng dấu, phát hành");

  private final String id;
  private final String label;

  PlanStep(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** Stable name on the wire, which is the id of the activity. */
  public String id() {
    return id;
  }

  /** The step as an officer says it. */
  public String label() {
    return label;
  }

  /** Place among the ten steps, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** The step with this wire name. */
  public static Optional<PlanStep> of(String id) {
    return Arrays.stream(values()).filter(step -> step.id.equals(id)).findFirst();
  }

  /** What may be decided here, in the order of the buttons. */
  public Set<Decision> decisions() {
    return table().keySet();
  }

  /**
   * Where a returning decision may send the dossier, nearest first; empty for every other decision.
   * One target is taken without being named, of several one must be named.
   */
  public List<PlanStep> returnTargets(Decision decision) {
    return table().getOrDefault(decision, List.of());
  }

  /** Whether the drafter works on the text at this step. */
  public boolean editsDraft() {
    return this == DRAFT_PLAN || this == RESOLVE_COMMENTS || this == PREPARE_SUBMISSION;
  }

  private Map<Decision, List<PlanStep>> table() {
    Map<Decision, List<PlanStep>> table = new EnumMap<>(Decision.class);
    switch (this) {
      case DRAFT_PLAN -> table.put(Decision.SUBMIT, List.of());
      case APPROVE_DRAFT -> {
        table.put(Decision.APPROVE, List.of());
        table.put(Decision.RETURN, List.of(DRAFT_PLAN));
      }
      case COMMENT_ON_DRAFT -> {
        table.put(Decision.AGREE, List.of());
        table.put(Decision.AGREE_WITH_COMMENTS, List.of());
        table.put(Decision.OBJECT, List.of());
      }
      case RESOLVE_COMMENTS -> {
        table.put(Decision.RESOLVE, List.of());
        table.put(Decision.CONSULT_AGAIN, List.of());
      }
      case APPRAISE_LEGALITY -> {
        table.put(Decision.PASS, List.of());
        table.put(Decision.RETURN, List.of(DRAFT_PLAN));
      }
      case PREPARE_SUBMISSION -> table.put(Decision.SUBMIT, List.of());
      case SIGN_SUBMISSION -> {
        table.put(Decision.SIGN, List.of());
        table.put(Decision.RETURN, List.of(PREPARE_SUBMISSION, DRAFT_PLAN));
      }
      case REVIEW_DOSSIER -> {
        table.put(Decision.FORWARD, List.of());
        table.put(Decision.RETURN, List.of(PREPARE_SUBMISSION, DRAFT_PLAN));
      }
      case DECIDE_AND_SIGN -> {
        table.put(Decision.SIGN, List.of());
        table.put(Decision.PASS_UP, List.of());
        table.put(Decision.RETURN, List.of(REVIEW_DOSSIER, PREPARE_SUBMISSION, DRAFT_PLAN));
      }
      case ISSUE_DOCUMENT -> {
        table.put(Decision.ISSUE, List.of());
        table.put(Decision.RETURN_FORMAT, List.of(REVIEW_DOSSIER));
      }
    }
    return table;
  }
}

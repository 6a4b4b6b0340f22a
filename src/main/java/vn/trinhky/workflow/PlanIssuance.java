package vn.trinhky.workflow;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.trinhky.workflow.ProcessContract.AutomaticStep;
import vn.trinhky.workflow.ProcessContract.UserTask;

/**
 * Ban hành kế hoạch: the contract of {@code processes/PlanIssuance.bpmn}. The business key is the
 * id of the plan dossier.
 */
public final class PlanIssuance {
  public static final String KEY = "PlanIssuance";

  // steps taken by people
  public static final String DRAFT_PLAN = "DraftPlan";
  public static final String APPROVE_DRAFT = "ApproveDraft";
  public static final String COMMENT_ON_DRAFT = "CommentOnDraft";
  public static final String RESOLVE_COMMENTS = "ResolveComments";
  public static final String APPRAISE_LEGALITY = "AppraiseLegality";
  public static final String PREPARE_SUBMISSION = "PrepareSubmission";
  public static final String SIGN_SUBMISSION = "SignSubmission";
  public static final String REVIEW_DOSSIER = "ReviewDossier";
  public static final String DECIDE_AND_SIGN = "DecideAndSign";
  public static final String ISSUE_DOCUMENT = "IssueDocument";

  // steps taken by beans
  public static final String OPEN_CONSULTATION = "OpenConsultation";
  public static final String CLOSE_CONSULTATION = "CloseConsultation";
  public static final String FIND_SIGNER = "FindSigner";
  public static final String SEAL_DOCUMENT = "SealDocument";
  public static final String DISTRIBUTE = "Distribute";

  public static final String WITHDRAW_PLAN = "WithdrawPlan";

  public static final String GATEWAY_DRAFT_APPROVED = "Gateway_DraftApprovedQuestion";
  public static final String GATEWAY_ANYBODY_CONSULTED = "Gateway_AnybodyConsultedQuestion";
  public static final String GATEWAY_CONSULT_AGAIN = "Gateway_ConsultAgainQuestion";
  public static final String GATEWAY_APPRAISAL_NEEDED = "Gateway_AppraisalNeededQuestion";
  public static final String GATEWAY_APPRAISAL_PASSED = "Gateway_AppraisalPassedQuestion";
  public static final String GATEWAY_SUBMISSION_SIGNED = "Gateway_SubmissionSignedQuestion";
  public static final String GATEWAY_RETURNED_TO_WHICH_STEP = "Gateway_ReturnedToWhichStepQuestion";
  public static final String GATEWAY_DOSSIER_IN_ORDER = "Gateway_DossierInOrderQuestion";
  public static final String GATEWAY_DOCUMENT_SIGNED = "Gateway_DocumentSignedQuestion";
  public static final String GATEWAY_DOCUMENT_ISSUED = "Gateway_DocumentIssuedQuestion";
  public static final String GATEWAY_MORE_RECIPIENTS = "Gateway_MoreRecipientsQuestion";

  public static final String EVENT_PLAN_STARTED = "Event_PlanStarted";
  public static final String EVENT_CONSULTATION_DEADLINE = "Event_ConsultationDeadline";
  public static final String EVENT_PLAN_ISSUED = "Event_PlanIssued";
  public static final String EVENT_PLAN_WITHDRAWN = "Event_PlanWithdrawn";
  public static final String EVENT_PLAN_CLOSED = "Event_PlanClosed";

  /**
   * Message that ends the process, from any step until the document is signed. The use case has
   * recorded the withdrawal before it is sent.
   */
  public static final String MESSAGE_PLAN_WITHDRAWN = "PlanWithdrawn";

  /** What the name of every {@link Outcome} that sends the dossier back begins with. */
  public static final String RETURNED = "RETURN_TO_";

  /** Beans named in the diagram, each a {@code delegateExpression}. */
  public static final class Bean {
    public static final String START_PLAN = "startPlan";
    public static final String OPEN_CONSULTATION = "openConsultation";
    public static final String CLOSE_CONSULTATION = "closeConsultation";
    public static final String FIND_SIGNER = "findSigner";
    public static final String SEAL_DOCUMENT = "sealDocument";
    public static final String DISTRIBUTE = "distribute";

    private Bean() {}
  }

  /** Process variables, all written by us. */
  public static final class Variable {
    /** Code of the locality; written at start like the six that follow. */
    public static final String LOCALITY = "locality";

    /** Code of the agency that drafts. */
    public static final String DRAFTING_AGENCY = "draftingAgency";

    /** Code of the agency that appraises legality. */
    public static final String JUSTICE_AGENCY = "justiceAgency";

    /** Code of the office that reviews dossiers. */
    public static final String OFFICE = "office";

    /** Code of the committee, whose leaders sign and whose clerk issues. */
    public static final String COMMITTEE = "committee";

    /** Login of the officer who drafts. */
    public static final String DRAFTER = "drafter";

    /** Title of the plan, for task lists only. */
    public static final String TITLE = "title";

    /**
     * Codes of the consulted agencies: a {@code java.util.List} of strings stored as a JSON object
     * value (the loop refuses a Spin JSON node). Never empty when the outcome is {@code OPENED}.
     */
    public static final String CONSULTED = "consulted";

    /** Local to one turn of the consultation: code of the agency that is asked. */
    public static final String CONSULTED_AGENCY = "consultedAgency";

    /** {@code java.util.Date}: due date of the opinions and of the timer. */
    public static final String CONSULTATION_DUE = "consultationDue";

    /** Login of the leader who is to sign. */
    public static final String SIGNER = "signer";

    private Variable() {}
  }

  /** What people may decide. */
  public enum Decision {
    SUBMIT,
    APPROVE,
    RETURN,
    AGREE,
    AGREE_WITH_COMMENTS,
    OBJECT,
    RESOLVE,
    CONSULT_AGAIN,
    PASS,
    SIGN,
    FORWARD,
    PASS_UP,
    ISSUE,
    RETURN_FORMAT
  }

  /** What a step can end with. */
  public enum Outcome {
    SUBMITTED,
    /** Agencies are to be consulted. */
    CONSULT,
    /** At least one agency is left to ask after collective names are expanded. */
    OPENED,
    /** Nobody is to be consulted (any more), and the dossier asks for an appraisal. */
    APPRAISE,
    /** Nobody is to be consulted (any more), and no appraisal is asked for or it is passed. */
    PREPARE,
    SIGNED,
    FORWARDED,
    /** The deputy leaves the decision to the Chairman. */
    PASSED_UP,
    ISSUED,
    /** Recipients are left to send to. */
    MORE,
    DONE,
    RETURN_TO_DRAFT,
    RETURN_TO_PREPARATION,
    RETURN_TO_REVIEW
  }

  public static final ProcessContract CONTRACT =
      new ProcessContract(
          KEY,
          List.of(
              new UserTask(
                  DRAFT_PLAN,
                  decisions(Decision.SUBMIT),
                  outcomes(entry(Outcome.SUBMITTED, APPROVE_DRAFT))),
              new UserTask(
                  APPROVE_DRAFT,
                  decisions(List.of(DRAFT_PLAN), Decision.APPROVE),
                  outcomes(
                      entry(Outcome.CONSULT, OPEN_CONSULTATION),
                      entry(Outcome.APPRAISE, APPRAISE_LEGALITY),
                      entry(Outcome.PREPARE, PREPARE_SUBMISSION),
                      entry(Outcome.RETURN_TO_DRAFT, DRAFT_PLAN))),
              // no outcome: agencies answer at the same moment and must not write the same row
              new UserTask(
                  COMMENT_ON_DRAFT,
                  decisions(Decision.AGREE, Decision.AGREE_WITH_COMMENTS, Decision.OBJECT),
                  Map.of()),
              new UserTask(
                  RESOLVE_COMMENTS,
                  decisions(Decision.RESOLVE, Decision.CONSULT_AGAIN),
                  outcomes(
                      entry(Outcome.CONSULT, OPEN_CONSULTATION),
                      entry(Outcome.APPRAISE, APPRAISE_LEGALITY),
                      entry(Outcome.PREPARE, PREPARE_SUBMISSION))),
              new UserTask(
                  APPRAISE_LEGALITY,
                  decisions(List.of(DRAFT_PLAN), Decision.PASS),
                  outcomes(
                      entry(Outcome.PREPARE, PREPARE_SUBMISSION),
                      entry(Outcome.RETURN_TO_DRAFT, DRAFT_PLAN))),
              new UserTask(
                  PREPARE_SUBMISSION,
                  decisions(Decision.SUBMIT),
                  outcomes(entry(Outcome.SUBMITTED, SIGN_SUBMISSION))),
              new UserTask(
                  SIGN_SUBMISSION,
                  decisions(List.of(PREPARE_SUBMISSION, DRAFT_PLAN), Decision.SIGN),
                  outcomes(
                      entry(Outcome.SIGNED, REVIEW_DOSSIER),
                      entry(Outcome.RETURN_TO_PREPARATION, PREPARE_SUBMISSION),
                      entry(Outcome.RETURN_TO_DRAFT, DRAFT_PLAN))),
              new UserTask(
                  REVIEW_DOSSIER,
                  decisions(List.of(PREPARE_SUBMISSION, DRAFT_PLAN), Decision.FORWARD),
                  outcomes(
                      entry(Outcome.FORWARDED, FIND_SIGNER),
                      entry(Outcome.RETURN_TO_PREPARATION, PREPARE_SUBMISSION),
                      entry(Outcome.RETURN_TO_DRAFT, DRAFT_PLAN))),
              new UserTask(
                  DECIDE_AND_SIGN,
                  decisions(
                      List.of(REVIEW_DOSSIER, PREPARE_SUBMISSION, DRAFT_PLAN),
                      Decision.SIGN,
                      Decision.PASS_UP),
                  outcomes(
                      entry(Outcome.SIGNED, ISSUE_DOCUMENT),
                      entry(Outcome.PASSED_UP, FIND_SIGNER),
                      entry(Outcome.RETURN_TO_REVIEW, REVIEW_DOSSIER),
                      entry(Outcome.RETURN_TO_PREPARATION, PREPARE_SUBMISSION),
                      entry(Outcome.RETURN_TO_DRAFT, DRAFT_PLAN))),
              new UserTask(
                  ISSUE_DOCUMENT,
                  Map.of(
                      Decision.ISSUE.name(), List.of(),
                      Decision.RETURN_FORMAT.name(), List.of(REVIEW_DOSSIER)),
                  outcomes(
                      entry(Outcome.ISSUED, SEAL_DOCUMENT),
                      entry(Outcome.RETURN_TO_REVIEW, REVIEW_DOSSIER)))),
          List.of(
              new AutomaticStep(
                  OPEN_CONSULTATION,
                  Bean.OPEN_CONSULTATION,
                  outcomes(
                      entry(Outcome.OPENED, COMMENT_ON_DRAFT),
                      entry(Outcome.APPRAISE, APPRAISE_LEGALITY),
                      entry(Outcome.PREPARE, PREPARE_SUBMISSION))),
              new AutomaticStep(CLOSE_CONSULTATION, Bean.CLOSE_CONSULTATION, Map.of()),
              new AutomaticStep(FIND_SIGNER, Bean.FIND_SIGNER, Map.of()),
              new AutomaticStep(SEAL_DOCUMENT, Bean.SEAL_DOCUMENT, Map.of()),
              new AutomaticStep(
                  DISTRIBUTE,
                  Bean.DISTRIBUTE,
                  outcomes(
                      entry(Outcome.MORE, DISTRIBUTE), entry(Outcome.DONE, EVENT_PLAN_ISSUED)))),
          Set.of(WITHDRAW_PLAN),
          Set.of(
              GATEWAY_DRAFT_APPROVED,
              GATEWAY_ANYBODY_CONSULTED,
              GATEWAY_CONSULT_AGAIN,
              GATEWAY_APPRAISAL_NEEDED,
              GATEWAY_APPRAISAL_PASSED,
              GATEWAY_SUBMISSION_SIGNED,
              GATEWAY_RETURNED_TO_WHICH_STEP,
              GATEWAY_DOSSIER_IN_ORDER,
              GATEWAY_DOCUMENT_SIGNED,
              GATEWAY_DOCUMENT_ISSUED,
              GATEWAY_MORE_RECIPIENTS),
          Set.of(
              EVENT_PLAN_STARTED,
              EVENT_CONSULTATION_DEADLINE,
              EVENT_PLAN_ISSUED,
              EVENT_PLAN_WITHDRAWN,
              EVENT_PLAN_CLOSED),
          Set.of(MESSAGE_PLAN_WITHDRAWN),
          Set.of(
              Variable.LOCALITY,
              Variable.DRAFTING_AGENCY,
              Variable.JUSTICE_AGENCY,
              Variable.OFFICE,
              Variable.COMMITTEE,
              Variable.DRAFTER,
              Variable.TITLE,
              Variable.CONSULTED,
              Variable.CONSULTED_AGENCY,
              Variable.CONSULTATION_DUE,
              Variable.SIGNER,
              ProcessContract.OUTCOME),
          Set.of(Bean.START_PLAN));

  private PlanIssuance() {}

  private static Map<String, List<String>> decisions(Decision... forward) {
    return Arrays.stream(forward).collect(Collectors.toMap(Decision::name, d -> List.of()));
  }

  private static Map<String, List<String>> decisions(List<String> returnsTo, Decision... forward) {
    Map<String, List<String>> all = new HashMap<>(decisions(forward));
    all.put(Decision.RETURN.name(), returnsTo);
    return all;
  }

  @SafeVarargs
  private static Map<String, String> outcomes(Map.Entry<Outcome, String>... next) {
    return Arrays.stream(next)
        .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
  }
}

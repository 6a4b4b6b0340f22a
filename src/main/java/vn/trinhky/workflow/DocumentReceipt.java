package vn.trinhky.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.trinhky.workflow.ProcessContract.UserTask;

/**
 * Tiếp nhận văn bản: the contract of {@code processes/DocumentReceipt.bpmn}, one short instance per
 * internal recipient of an issued document. The business key is the id of our delivery.
 */
public final class DocumentReceipt {
  public static final String KEY = "DocumentReceipt";

  public static final String ACCEPT_DOCUMENT = "AcceptDocument";
  public static final String ASSIGN_DOCUMENT = "AssignDocument";

  public static final String GATEWAY_DOCUMENT_ACCEPTED = "Gateway_DocumentAcceptedQuestion";

  public static final String EVENT_DOCUMENT_DELIVERED = "Event_DocumentDelivered";
  public static final String EVENT_DOCUMENT_ASSIGNED = "Event_DocumentAssigned";
  public static final String EVENT_DOCUMENT_REFUSED = "Event_DocumentRefused";

  /** Process variables, all written by us at start. */
  public static final class Variable {
    /** Code of the locality of the recipient. */
    public static final String LOCALITY = "locality";

    /** Code of the agency that receives. */
    public static final String AGENCY = "agency";

    /** Title of the document, for task lists only. */
    public static final String TITLE = "title";

    private Variable() {}
  }

  /** What people may decide. */
  public enum Decision {
    ACCEPT,
    /** The document is refused, with a reason; it is not a return to an earlier step. */
    REJECT,
    ASSIGN
  }

  /** What a step can end with. */
  public enum Outcome {
    ACCEPTED,
    REFUSED,
    ASSIGNED
  }

  public static final ProcessContract CONTRACT =
      new ProcessContract(
          KEY,
          List.of(
              new UserTask(
                  ACCEPT_DOCUMENT,
                  Map.of(Decision.ACCEPT.name(), List.of(), Decision.REJECT.name(), List.of()),
                  Map.of(
                      Outcome.ACCEPTED.name(), ASSIGN_DOCUMENT,
                      Outcome.REFUSED.name(), EVENT_DOCUMENT_REFUSED)),
              new UserTask(
                  ASSIGN_DOCUMENT,
                  Map.of(Decision.ASSIGN.name(), List.of()),
                  Map.of(Outcome.ASSIGNED.name(), EVENT_DOCUMENT_ASSIGNED))),
          List.of(),
          Set.of(),
          Set.of(GATEWAY_DOCUMENT_ACCEPTED),
          Set.of(EVENT_DOCUMENT_DELIVERED, EVENT_DOCUMENT_ASSIGNED, EVENT_DOCUMENT_REFUSED),
          Set.of(),
          Set.of(Variable.LOCALITY, Variable.AGENCY, Variable.TITLE, ProcessContract.OUTCOME),
          Set.of());

  private DocumentReceipt() {}
}

package vn.trinhky.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.RecipientList.Change;
import vn.trinhky.distribution.RecipientList.Line;
import vn.trinhky.organisation.Actor;

/**
 * What people do about the recipients of a plan: before issue they correct whom the text means,
 * after it the clerk of the issuing committee records what happens outside this installation.
 *
 * <p>Every action after issue is refused with 404 {@code unknown-delivery} or {@code unknown-plan},
 * 403 {@code not-clerk}, 409 {@code not-issued} before the document is issued and {@code overtaken}
 * when the delivery is past that step, and 422 {@code day-wrong} for a day before issue or to come.
 */
public interface PlanDeliveries {

  /** The recipients as they stand, with what was corrected. */
  List<Line> recipients(Plan plan);

  /** Whether this person may correct the recipients now. */
  boolean mayCorrect(Plan plan, Actor actor);

  /**
   * Corrects the recipients; until issue the drafter may, then the clerk who has the task of
   * issuing.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-correcting}, 409 {@code recipients-frozen};
   *     and as {@link vn.trinhky.distribution.RecipientList#correct} does
   */
  void correct(String planId, Change change, Actor actor);

  /** Whether this person records what becomes of the issued document. */
  boolean mayRecord(Plan plan, Actor actor);

  /** The document went to a recipient outside. */
  Delivery sent(
      String deliveryId,
      Dispatch.Way way,
      LocalDate on,
      @Nullable String bookNumber,
      @Nullable String note,
      Actor actor);

  /** The document was published on a page. */
  Delivery published(
      String deliveryId, String address, LocalDate on, @Nullable String note, Actor actor);

  /** A recipient outside signed for the document. */
  Delivery acknowledged(
      String deliveryId, String receiver, LocalDate on, @Nullable String note, Actor actor);

  /** The document is sent again to a recipient here that refused it: its receipt starts anew. */
  Delivery sentAgain(String deliveryId, String note, Actor actor);
}

package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reads in two minutes before deciding, and the buttons to decide with.
 *
 * @param id id of the task, for the ids of the dialogs and the address of the decision
 * @param kind form and who submits
 * @param agreement who agreed and how many, before that how many will be asked; null for who may
 *     not know
 * @param objections who did not agree or was not followed in full, and how that was answered
 * @param changes what changed since the reader last saw it
 * @param changesUrl where the changes are read in full, or null
 * @param remarks what the office proposes, why it was returned the last time
 * @param version version in view
 * @param digest digest of that version; the decision is bound to it
 * @param capacity lines above the signature, when the step signs something
 * @param because why the reader signs in this capacity
 * @param blocked why the reader may not sign today, or null
 * @param paper what is signed when it is not the document itself, or null
 * @param pdfUrl the document
 * @param planUrl the dossier
 * @param found errors in the text that somebody keeps with a reason, or that are open; null when
 *     there are none, or for who may not know
 */
public record DecisionCard(
    String id,
    String title,
    String kind,
    @Nullable Due due,
    @Nullable String agreement,
    List<Objection> objections,
    String changes,
    @Nullable String changesUrl,
    List<Remark> remarks,
    int version,
    String digest,
    List<String> capacity,
    @Nullable String because,
    @Nullable String blocked,
    List<Choice> choices,
    @Nullable Paper paper,
    String pdfUrl,
    String planUrl,
    @Nullable String found) {
  public DecisionCard {
    objections = List.copyOf(objections);
    remarks = List.copyOf(remarks);
    capacity = List.copyOf(capacity);
    choices = List.copyOf(choices);
  }

  /**
   * An agency that does not agree, or whose comments were not taken in full.
   *
   * @param objects whether it does not agree
   * @param content what it said, or null
   * @param reply how the drafting agency answered
   */
  public record Objection(String agency, boolean objects, @Nullable String content, String reply) {}

  /**
   * A paper that goes with the document.
   *
   * @param reading words on the button that opens it, e.g. {@code Đọc tờ trình}
   * @param heading what it is and about what
   */
  public record Paper(String reading, String heading, String pdfUrl) {}

  /** Something said about the dossier. */
  public record Remark(String who, String text) {}

  /**
   * A button with its dialog.
   *
   * @param value the decision
   * @param style class of the button
   * @param signs whether it signs, and the dialog says in which capacity
   * @param reasonRequired whether a reason is mandatory
   * @param reasonLabel what the field for it is called
   * @param effect what happens then, in one sentence
   * @param targets steps to choose from when returning
   */
  public record Choice(
      String value,
      String label,
      String style,
      boolean signs,
      boolean reasonRequired,
      String reasonLabel,
      String effect,
      List<Option> targets) {
    public Choice {
      targets = List.copyOf(targets);
    }
  }
}

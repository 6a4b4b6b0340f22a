package vn.trinhky.web.internal.page;

import java.util.List;

/**
 * Who will get a document that is not issued yet.
 *
 * @param apiUrl where a correction goes
 * @param unresolved lines of which nobody knows yet whom they mean; they come first
 * @param groups the others by category
 * @param categories for an addition
 * @param mayCorrect whether the reader corrects them now
 */
public record RecipientsView(
    String planUrl,
    String code,
    String title,
    String locality,
    String apiUrl,
    int total,
    List<Row> unresolved,
    List<Group> groups,
    List<Option> categories,
    boolean mayCorrect) {
  public RecipientsView {
    unresolved = List.copyOf(unresolved);
    groups = List.copyOf(groups);
    categories = List.copyOf(categories);
  }

  /** Recipients of one category. */
  public record Group(String label, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A recipient.
   *
   * @param printed what the text says
   * @param correction who corrected it, when and why; or empty
   * @param added whether the text omits it
   */
  public record Row(
      String key, String name, String printed, Badge how, String correction, boolean added) {}
}

package vn.trinhky.web.internal.page;

import java.util.List;

/**
 * Starting a dossier.
 *
 * @param locality code of the locality, sent with the form
 * @param agencies agencies for which the reader may draft
 * @param samples ready samples
 * @param models earlier plans that the draft may begin as a copy of
 * @param year proposed year
 */
public record NewPlanView(
    String locality,
    List<Option> agencies,
    List<Source> samples,
    List<Model> models,
    int year,
    List<Option> urgencies) {
  public NewPlanView {
    agencies = List.copyOf(agencies);
    samples = List.copyOf(samples);
    models = List.copyOf(models);
    urgencies = List.copyOf(urgencies);
  }

  /**
   * An earlier plan to start from.
   *
   * @param chosen whether the reader came from its page
   */
  public record Model(
      String id,
      String label,
      String title,
      int year,
      String form,
      String authority,
      boolean chosen) {}

  /**
   * Something to start from.
   *
   * @param note where it comes from
   * @param year year of the plan, proposed with it
   * @param form form of the text, proposed with it
   * @param authority who issues, proposed with it
   */
  public record Source(
      String id, String title, String note, int year, String form, String authority) {}
}

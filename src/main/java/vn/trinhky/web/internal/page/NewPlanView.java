package vn.trinhky.web.internal.page;

import java.util.List;

/**
 * Starting a dossier.
 *
 * @param locality code of the locality, sent with the form
 * @param agencies agencies for which the reader may draft
 * @param samples ready samples
 * @param year proposed year
 */
public record NewPlanView(
    String locality,
    List<Option> agencies,
    List<Source> samples,
    int year,
    List<Option> urgencies) {
  public NewPlanView {
    agencies = List.copyOf(agencies);
    samples = List.copyOf(samples);
    urgencies = List.copyOf(urgencies);
  }

  /** Something to start from. */
  public record Source(String id, String title, String note) {}
}

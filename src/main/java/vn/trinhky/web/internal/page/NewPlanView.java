package vn.trinhky.web.internal.page;

import java.util.List;

/**
 * Starting a dossier.
 *
 * @param locality code of the locality, sent with the form
 * @param agencies agencies for which the reader may draft
 * @param samples ready samples
 * @param copies earlier dossiers that may be taken as a base
 * @param year proposed year
 */
public record NewPlanView(
    String locality,
    List<Option> agencies,
    List<Source> samples,
    List<Source> copies,
    int year,
    List<Option> urgencies) {
  public NewPlanView {
    agencies = List.copyOf(agencies);
    samples = List.copyOf(samples);
    copies = List.copyOf(copies);
    urgencies = List.copyOf(urgencies);
  }

  /** Something to start from. */
  public record Source(String id, String title, String note) {}
}

package vn.trinhky.plan;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;

/**
 * A dossier to be opened.
 *
 * @param title 1 to 500 characters
 * @param year year of the plan, 2000 to 2100
 * @param draftingAgency code, or null for the agency in which the actor is an officer
 * @param form form of a blank draft; a sample brings its own
 * @param authority who issues a blank draft; a sample brings its own
 * @param sample code of a ready sample to start from, or null for a blank draft
 * @param parent id of the plan of the upper level that this one carries out, or null
 * @param model an earlier plan of the same locality that the draft begins as a copy of, or null; it
 *     brings form and authority, and excludes a sample
 */
public record NewPlan(
    String locality,
    int year,
    IssuanceForm form,
    IssuingAuthority authority,
    String title,
    @Nullable String draftingAgency,
    Urgency urgency,
    @Nullable String sample,
    @Nullable String parent,
    @Nullable Model model) {

  /** A dossier that begins blank or from a sample. */
  public NewPlan(
      String locality,
      int year,
      IssuanceForm form,
      IssuingAuthority authority,
      String title,
      @Nullable String draftingAgency,
      Urgency urgency,
      @Nullable String sample,
      @Nullable String parent) {
    this(locality, year, form, authority, title, draftingAgency, urgency, sample, parent, null);
  }

  /**
   * An earlier plan to copy.
   *
   * @param plan id of its dossier
   * @param version the version that the tasks were chosen from, or null for the one that the person
   *     may read now
   * @param rows places of the tasks to carry over (appendix, group and row from 1: {@code 1.2.8}),
   *     or null for all
   */
  public record Model(String plan, @Nullable Integer version, @Nullable Set<String> rows) {
    public Model {
      rows =
          rows == null
              ? null
              : rows.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
  }
}

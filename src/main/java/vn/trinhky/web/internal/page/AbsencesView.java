package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is away, who stands in, and who may sign for whom.
 *
 * @param past whether what is over is shown too
 * @param absences the earliest first
 * @param people whom the reader may record as away, by agency; empty when nobody
 * @param standIns who may stand in for them, by agency
 * @param powers powers to sign, in force or to come first
 * @param agencies agencies over whose documents the reader may record powers; empty when none
 * @param grantors heads of these agencies
 * @param grantees who may get such a power, by agency
 * @param forms forms of power
 * @param fields fields of work
 * @param today today as dd/MM/yyyy
 */
public record AbsencesView(
    String locality,
    boolean past,
    List<Away> absences,
    List<People> people,
    List<People> standIns,
    List<Power> powers,
    List<Option> agencies,
    List<Option> grantors,
    List<People> grantees,
    List<Option> forms,
    List<Option> fields,
    String today) {
  public AbsencesView {
    absences = List.copyOf(absences);
    people = List.copyOf(people);
    standIns = List.copyOf(standIns);
    powers = List.copyOf(powers);
    agencies = List.copyOf(agencies);
    grantors = List.copyOf(grantors);
    grantees = List.copyOf(grantees);
    forms = List.copyOf(forms);
    fields = List.copyOf(fields);
  }

  /** People of one agency to choose from. */
  public record People(String agency, List<Option> people) {
    public People {
      people = List.copyOf(people);
    }
  }

  /**
   * An absence.
   *
   * @param days first and last day in words
   * @param standIn who stands in, or null
   * @param note document and who recorded it
   * @param endsOn last day as dd/MM/yyyy
   * @param mayEnd whether the reader may end it earlier
   * @param mayCancel whether it began no earlier than today and the reader may take it back
   */
  public record Away(
      String id,
      String person,
      String post,
      String days,
      Badge state,
      @Nullable String standIn,
      String note,
      String endsOn,
      boolean mayEnd,
      boolean mayCancel) {}

  /**
   * A power to sign.
   *
   * @param form form of the power
   * @param person who signs
   * @param from who gave it, or null
   * @param scope documents and fields it is limited to
   * @param days since when and until when
   * @param endsOn last day as dd/MM/yyyy, or empty
   */
  public record Power(
      String id,
      String agency,
      String form,
      String person,
      @Nullable String from,
      String scope,
      String days,
      Badge state,
      String note,
      String endsOn,
      boolean mayEnd) {}
}

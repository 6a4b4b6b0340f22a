package vn.trinhky.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The registry of localities, agencies and people, as of a date. */
public interface Organisation {

  /** All localities, by name. */
  List<Locality> localities();

  /**
   * The locality with this code.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-locality}
   */
  Locality locality(String code);

  /**
   * The agency with this code, whether or not it exists on a given day.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-agency}
   */
  Agency agency(String locality, String code);

  /** Agencies of the locality that exist on this day, in the order of the catalogue. */
  List<Agency> agencies(String locality, LocalDate on);

  /**
   * The agency that this printed name, alias or title of a head means on this day. Case, spaces and
   * hyphens are forgiven.
   */
  Optional<Agency> resolve(String locality, String printedName, LocalDate on);

  /**
   * The collective name ("Các cơ quan, đơn vị") that the printed text means, if any. "có liên quan"
   * has no fixed expansion and gives an empty list of agencies.
   */
  Optional<CollectiveName> collective(String locality, String printedName, LocalDate on);

  /** The collective names of the catalogue, in its order, with what they mean on this day. */
  List<CollectiveName> collectives(String locality, LocalDate on);

  /** All names of the locality on this day, to be found in printed text. */
  Directory directory(String locality, LocalDate on);

  /** Everyone of the locality, by agency and rank. */
  List<Officer> officers(String locality);

  /** The officer with this login. */
  Optional<Officer> officer(String user);

  /** Members of a group of an agency, head first. */
  List<Officer> members(String locality, String agency, Group group);

  /**
   * Who this login is, with groups and localities; for an unknown login someone without any right.
   */
  Actor actor(String user);

  /**
   * Does something that asks often: all of it is answered from the registry as it was at the first
   * question, without looking each time whether it has changed. In a transaction it is always so.
   */
  <T> T unchanged(Supplier<T> work);

  /**
   * A name for several agencies.
   *
   * @param name as in the catalogue
   * @param agencies codes of the agencies it means, in the order of the catalogue
   */
  record CollectiveName(String name, List<String> agencies) {}
}

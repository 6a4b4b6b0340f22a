package vn.trinhky.organisation.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Posts;

/**
 * The registry of one locality as it was at one version of its catalogue.
 *
 * @param agencies by code, in the order of the catalogue
 * @param byName agencies by the key of each of their names
 * @param collectives by the key of each of their names
 * @param officers by agency, rank and order of the catalogue
 * @param byLogin the same officers
 */
record LocalityData(
    String version,
    Locality locality,
    Map<String, Agency> agencies,
    Map<String, List<Agency>> byName,
    Map<String, Collective> collectives,
    List<Officer> officers,
    Map<String, Officer> byLogin,
    Map<String, Posts.Titles> titles) {

  List<Agency> agenciesOn(LocalDate day) {
    return agencies.values().stream().filter(agency -> exists(agency, day)).toList();
  }

  static boolean exists(Agency agency, LocalDate day) {
    return Days.contains(agency.validFrom(), agency.validTo(), day);
  }

  /** A name for several agencies, and how it expands. */
  record Collective(
      String name, Set<AgencyKind> kinds, List<String> include, List<String> exclude) {

    boolean means(Agency agency) {
      return (kinds.contains(agency.kind()) || include.contains(agency.code()))
          && !exclude.contains(agency.code());
    }
  }
}

package vn.trinhky.organisation.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.AgencyFunction;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.PositionRank;

/** A catalogue file as it is written. */
record CatalogueFile(
    LocalityEntry locality,
    Map<AgencyKind, KindEntry> kinds,
    List<AgencyEntry> agencies,
    List<CollectiveEntry> collectives,
    List<OfficerEntry> officers) {

  CatalogueFile {
    kinds = kinds == null ? Map.of() : kinds;
    agencies = orEmpty(agencies);
    collectives = orEmpty(collectives);
    officers = orEmpty(officers);
  }

  /** Posts of the agency: its own, else those of its kind. */
  KindEntry posts(AgencyEntry agency) {
    return agency.posts == null ? kinds.getOrDefault(agency.kind, KindEntry.NONE) : agency.posts;
  }

  /**
   * The same file for another locality.
   *
   * @param localities codes here of the localities that agencies of the file are
   */
  CatalogueFile as(String code, Map<String, String> localities) {
    return new CatalogueFile(
        new LocalityEntry(
            code,
            locality.name,
            locality.province,
            locality.place,
            locality.validFrom,
            locality.validTo,
            locality.committee,
            locality.office,
            locality.standingAgency,
            locality.justiceAgency),
        kinds,
        agencies.stream().map(agency -> agency.linked(localities)).toList(),
        collectives,
        officers);
  }

  record LocalityEntry(
      String code,
      String name,
      @Nullable String province,
      String place,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      String committee,
      String office,
      String standingAgency,
      @Nullable String justiceAgency) {}

  /** Posts and derived names of a kind of agency; {@code {name}} stands for name and aliases. */
  record KindEntry(
      @Nullable String head,
      @Nullable String deputy,
      @Nullable String headOutside,
      @Nullable String deputyOutside,
      List<String> headAliases,
      List<String> aliases) {

    static final KindEntry NONE = new KindEntry(null, null, null, null, List.of(), List.of());

    KindEntry {
      headAliases = orEmpty(headAliases);
      aliases = orEmpty(aliases);
    }
  }

  /**
   * @param posts titles that differ from those of its kind
   * @param locality code of the locality that this agency is, where that one is set up here too
   * @param agencyThere code of the agency that it is there; null for the locality as a whole
   */
  record AgencyEntry(
      String code,
      String name,
      AgencyKind kind,
      @Nullable String parent,
      @Nullable String shortName,
      List<String> letterhead,
      List<String> aliases,
      List<String> titleAliases,
      @Nullable KindEntry posts,
      List<String> groups,
      List<AgencyFunction> functions,
      @Nullable String locality,
      @Nullable String agencyThere,
      @Nullable String evidence,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {

    AgencyEntry {
      letterhead = orEmpty(letterhead);
      aliases = orEmpty(aliases);
      titleAliases = orEmpty(titleAliases);
      groups = orEmpty(groups);
      functions = orEmpty(functions);
    }

    private AgencyEntry linked(Map<String, String> localities) {
      String there = locality == null ? null : localities.get(locality);
      return new AgencyEntry(
          code,
          name,
          kind,
          parent,
          shortName,
          letterhead,
          aliases,
          titleAliases,
          posts,
          groups,
          functions,
          there,
          there == null ? null : agencyThere,
          evidence,
          validFrom,
          validTo);
    }
  }

  record CollectiveEntry(
      String name,
      List<String> aliases,
      List<String> headAliases,
      List<AgencyKind> kinds,
      List<String> include,
      List<String> exclude) {

    CollectiveEntry {
      aliases = orEmpty(aliases);
      headAliases = orEmpty(headAliases);
      kinds = orEmpty(kinds);
      include = orEmpty(include);
      exclude = orEmpty(exclude);
    }
  }

  /**
   * @param user login without the locality
   * @param active null means true
   */
  record OfficerEntry(
      String user,
      String agency,
      String name,
      String position,
      PositionRank rank,
      List<String> groups,
      List<String> fields,
      @Nullable String email,
      @Nullable Boolean active) {

    OfficerEntry {
      groups = orEmpty(groups);
      fields = orEmpty(fields);
    }
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}

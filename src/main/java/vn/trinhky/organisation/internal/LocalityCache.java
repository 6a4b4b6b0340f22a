package vn.trinhky.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyFunction;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.organisation.Posts;
import vn.trinhky.organisation.Seat;
import vn.trinhky.organisation.internal.CatalogueNames.Type;
import vn.trinhky.problem.Refusal;

/**
 * Keeps the registry of each locality in memory for as long as the version in its row is the same.
 * The version is a random value, so that one which was rolled back never comes again. A transaction
 * asks for the version once and works with what it was then.
 */
@Component
class LocalityCache {

  private final JdbcClient jdbc;
  private final Map<String, LocalityData> cache = new ConcurrentHashMap<>();

  LocalityCache(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws Refusal 404 {@code unknown-locality}
   */
  LocalityData of(String code) {
    Map<String, LocalityData> seen = seenInTransaction();
    LocalityData data = seen.get(code);
    if (data == null) {
      data = newest(code);
      seen.put(code, data);
    }
    return data;
  }

  /** The locality in memory that this login belongs to, if any; it may have changed meanwhile. */
  Optional<String> homeOf(String user) {
    return cache.values().stream()
        .filter(data -> data.byLogin().containsKey(user))
        .map(data -> data.locality().code())
        .findFirst();
  }

  /** To be called by whoever changes a locality, so that his own transaction sees the change. */
  void changed(String code) {
    seenInTransaction().remove(code);
  }

  /** As a transaction would: nothing is asked of the database twice. */
  <T> T unchanged(Supplier<T> work) {
    if (TransactionSynchronizationManager.isSynchronizationActive()
        || TransactionSynchronizationManager.hasResource(this)) {
      return work.get();
    }
    TransactionSynchronizationManager.bindResource(this, new Seen());
    try {
      return work.get();
    } finally {
      TransactionSynchronizationManager.unbindResource(this);
    }
  }

  private Map<String, LocalityData> seenInTransaction() {
    Seen seen = (Seen) TransactionSynchronizationManager.getResource(this);
    if (seen == null && !TransactionSynchronizationManager.isSynchronizationActive()) {
      return new HashMap<>();
    }
    if (seen == null) {
      seen = new Seen();
      TransactionSynchronizationManager.registerSynchronization(
          new ResourceHolderSynchronization<>(seen, this) {});
      TransactionSynchronizationManager.bindResource(this, seen);
    }
    return seen.localities;
  }

  private LocalityData newest(String code) {
    String version =
        jdbc.sql("select catalogue_version from organisation_locality where code = :code")
            .param("code", code)
            .query(String.class)
            .optional()
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-locality",
                        "Không có địa phương “%s”. Hãy chọn lại trong danh sách.".formatted(code)));
    LocalityData known = cache.get(code);
    if (known != null && known.version().equals(version)) {
      return known;
    }
    LocalityData fresh = load(code, version);
    cache.put(code, fresh);
    return fresh;
  }

  private LocalityData load(String code, String version) {
    Map<String, List<AliasRow>> aliases = new HashMap<>();
    jdbc.sql(
            """
            select agency_code, alias_key, printed, alias_type from organisation_alias
            where locality_code = :code order by agency_code, sort_order
            """)
        .param("code", code)
        .query(
            (row, i) ->
                new AliasRow(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Type.valueOf(row.getString(4))))
        .list()
        .forEach(alias -> aliases.computeIfAbsent(alias.agency, a -> new ArrayList<>()).add(alias));

    Map<String, Agency> agencies = new LinkedHashMap<>();
    Map<String, Posts.Titles> titles = new HashMap<>();
    Map<String, List<Agency>> byName = new HashMap<>();
    jdbc.sql(
            """
            select a.*, there.locality_code as locality_there, there.code as agency_there,
              there.agency_groups as groups_there
            from organisation_agency a
            left join organisation_locality l on l.code = a.linked_locality
            left join organisation_agency there
              on there.locality_code = l.code and there.code = coalesce(a.linked_agency, l.office)
            where a.locality_code = :code order by a.sort_order, a.code
            """)
        .param("code", code)
        .query(
            (row, i) -> {
              List<AliasRow> names = aliases.getOrDefault(row.getString("code"), List.of());
              Agency agency = agency(row, names);
              agencies.put(agency.code(), agency);
              titles.put(
                  agency.code(),
                  new Posts.Titles(
                      row.getString("head_title"),
                      row.getString("deputy_title"),
                      row.getString("head_title_outside"),
                      row.getString("deputy_title_outside")));
              names.forEach(
                  name -> byName.computeIfAbsent(name.key, k -> new ArrayList<>()).add(agency));
              return agency;
            })
        .list();
    List<Officer> officers = officers(code, agencies);
    return new LocalityData(
        version,
        locality(code),
        agencies,
        byName,
        collectives(code),
        officers,
        officers.stream().collect(Collectors.toMap(Officer::user, officer -> officer)),
        titles);
  }

  private Locality locality(String code) {
    return jdbc.sql(
            """
            select code, name, province, place, committee, office, standing_agency, justice_agency
            from organisation_locality where code = :code
            """)
        .param("code", code)
        .query((row, i) -> locality(row))
        .single();
  }

  static Locality locality(ResultSet row) throws SQLException {
    return new Locality(
        row.getString("code"),
        row.getString("name"),
        row.getString("province"),
        row.getString("place"),
        row.getString("committee"),
        row.getString("office"),
        row.getString("standing_agency"),
        row.getString("justice_agency"));
  }

  private static Agency agency(ResultSet row, List<AliasRow> names) throws SQLException {
    Seat elsewhere = elsewhere(row);
    return new Agency(
        row.getString("locality_code"),
        row.getString("code"),
        row.getString("name"),
        row.getString("short_name"),
        Texts.lines(row.getString("letterhead")),
        AgencyKind.valueOf(row.getString("kind")),
        row.getString("parent_code"),
        printed(names, Type.ALIAS),
        printed(names, Type.TITLE),
        elsewhere == null ? groups(Texts.split(row.getString("agency_groups"))) : Set.of(),
        Set.copyOf(Texts.constants(AgencyFunction.class, row.getString("agency_functions"))),
        day(row, "valid_from"),
        day(row, "valid_to"),
        elsewhere);
  }

  /** The linked agency, when it is there and can take what is sent to it. */
  private static @Nullable Seat elsewhere(ResultSet row) throws SQLException {
    String agency = row.getString("agency_there");
    if (agency == null) {
      return null;
    }
    Set<Group> groups = groups(Texts.split(row.getString("groups_there")));
    return groups.containsAll(Set.of(Group.CLERK, Group.HEAD))
        ? new Seat(row.getString("locality_there"), agency)
        : null;
  }

  private static List<String> printed(List<AliasRow> names, Type type) {
    return names.stream().filter(name -> name.type == type).map(AliasRow::printed).toList();
  }

  private static Set<Group> groups(List<String> codes) {
    return codes.stream().map(CatalogueNames::group).collect(Collectors.toUnmodifiableSet());
  }

  private Map<String, LocalityData.Collective> collectives(String code) {
    Map<String, LocalityData.Collective> byKey = new LinkedHashMap<>();
    jdbc.sql(
            """
            select a.alias_key, c.name, c.agency_kinds, c.include_codes, c.exclude_codes
            from organisation_collective_alias a
            join organisation_collective c
              on c.locality_code = a.locality_code and c.name = a.collective_name
            where a.locality_code = :code order by c.sort_order, a.alias_key
            """)
        .param("code", code)
        .query(
            (row, i) ->
                byKey.put(
                    row.getString(1),
                    new LocalityData.Collective(
                        row.getString(2),
                        Texts.constants(AgencyKind.class, row.getString(3)),
                        Texts.split(row.getString(4)),
                        Texts.split(row.getString(5)))))
        .list();
    return byKey;
  }

  /** Whoever the catalogue names for an agency whose people work elsewhere has no business here. */
  private List<Officer> officers(String code, Map<String, Agency> agencies) {
    List<String> agencyOrder = new ArrayList<>(agencies.keySet());
    Map<String, List<String>> groups = new HashMap<>();
    jdbc.sql("select user_id, group_code from organisation_membership where locality_code = :code")
        .param("code", code)
        .query(
            (row, i) ->
                groups
                    .computeIfAbsent(row.getString(1), u -> new ArrayList<>())
                    .add(row.getString(2)))
        .list();
    List<Officer> officers =
        new ArrayList<>(
            jdbc.sql(
                    """
                    select user_id, locality_code, agency_code, name, position_title, position_rank,
                      email
                    from organisation_officer
                    where locality_code = :code and active
                    order by sort_order, user_id
                    """)
                .param("code", code)
                .query(
                    (row, i) ->
                        new Officer(
                            row.getString(1),
                            row.getString(4),
                            row.getString(2),
                            row.getString(3),
                            row.getString(5),
                            PositionRank.valueOf(row.getString(6)),
                            groups(groups.getOrDefault(row.getString(1), List.of())),
                            row.getString(7)))
                .list());
    officers.removeIf(officer -> agencies.get(officer.agency()).elsewhere() != null);
    officers.sort(
        Comparator.comparingInt((Officer officer) -> agencyOrder.indexOf(officer.agency()))
            .thenComparing(Officer::rank));
    return List.copyOf(officers);
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  /** What the running transaction has seen. */
  private static final class Seen extends ResourceHolderSupport {
    private final Map<String, LocalityData> localities = new HashMap<>();
  }

  private record AliasRow(String agency, String key, String printed, Type type) {}
}

package vn.trinhky.organisation.internal;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.organisation.Posts;
import vn.trinhky.problem.Refusal;

@Service
class JdbcOrganisation implements Organisation, Posts {

  private final JdbcClient jdbc;
  private final LocalityCache cache;
  private final Set<String> administrators;

  JdbcOrganisation(
      JdbcClient jdbc,
      LocalityCache cache,
      @Value("${trinhky.administrators:admin}") Set<String> administrators) {
    this.jdbc = jdbc;
    this.cache = cache;
    this.administrators = Set.copyOf(administrators);
  }

  @Override
  public List<Locality> localities() {
    return jdbc
        .sql(
            """
            select code, name, province, place, committee, office, standing_agency, justice_agency
            from organisation_locality
            """)
        .query((row, i) -> LocalityCache.locality(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(Locality::name, Collator.getInstance(new Locale("vi"))))
        .toList();
  }

  @Override
  public Locality locality(String code) {
    return cache.of(code).locality();
  }

  @Override
  public Agency agency(String locality, String code) {
    Agency agency = cache.of(locality).agencies().get(code);
    if (agency == null) {
      throw unknownAgency(locality, code);
    }
    return agency;
  }

  @Override
  public List<Agency> agencies(String locality, LocalDate on) {
    return cache.of(locality).agenciesOn(on);
  }

  @Override
  public Optional<Agency> resolve(String locality, String printedName, LocalDate on) {
    return cache
        .of(locality)
        .byName()
        .getOrDefault(PrintedName.key(printedName), List.of())
        .stream()
        .filter(agency -> LocalityData.exists(agency, on))
        .findFirst();
  }

  @Override
  public Optional<CollectiveName> collective(String locality, String printedName, LocalDate on) {
    LocalityData data = cache.of(locality);
    return Optional.ofNullable(data.collectives().get(PrintedName.key(printedName)))
        .map(collective -> meaning(collective, data, on));
  }

  @Override
  public List<CollectiveName> collectives(String locality, LocalDate on) {
    LocalityData data = cache.of(locality);
    return data.collectives().values().stream()
        .distinct()
        .map(collective -> meaning(collective, data, on))
        .toList();
  }

  @Override
  public <T> T unchanged(Supplier<T> work) {
    return cache.unchanged(work);
  }

  @Override
  public Directory directory(String locality, LocalDate on) {
    return NameDirectory.of(cache.of(locality), on);
  }

  private static CollectiveName meaning(
      LocalityData.Collective collective, LocalityData data, LocalDate on) {
    return new CollectiveName(
        collective.name(),
        data.agenciesOn(on).stream().filter(collective::means).map(Agency::code).toList());
  }

  @Override
  public List<Officer> officers(String locality) {
    return cache.of(locality).officers();
  }

  @Override
  public Optional<Officer> officer(String user) {
    // a login begins with its locality and never moves to another
    return cache
        .homeOf(user)
        .or(
            () ->
                jdbc.sql("select locality_code from organisation_officer where user_id = :user")
                    .param("user", user)
                    .query(String.class)
                    .optional())
        .map(locality -> cache.of(locality).byLogin().get(user));
  }

  @Override
  public List<Officer> members(String locality, String agency, Group group) {
    return cache.of(locality).officers().stream()
        .filter(officer -> officer.agency().equals(agency) && officer.groups().contains(group))
        .toList();
  }

  @Override
  public Actor actor(String user) {
    boolean administrator = administrators.contains(user);
    return officer(user)
        .map(
            officer ->
                new Actor(
                    user,
                    officer.name(),
                    officer.groups().stream()
                        .map(group -> group.of(officer.locality(), officer.agency()))
                        .collect(Collectors.toUnmodifiableSet()),
                    Set.of(officer.locality()),
                    administrator))
        .orElseGet(() -> new Actor(user, user, Set.of(), Set.of(), administrator));
  }

  @Override
  public Optional<Officer> head(String locality, String agency) {
    return ofRank(locality, agency, PositionRank.HEAD).stream().findFirst();
  }

  @Override
  public List<Officer> deputies(String locality, String agency) {
    return ofRank(locality, agency, PositionRank.DEPUTY);
  }

  @Override
  public List<String> fields(String user, LocalDate on) {
    return jdbc.sql(
            """
            select field_code from organisation_field_assignment
             where user_id = :user
               and (valid_from is null or valid_from <= :day)
               and (valid_to is null or valid_to >= :day)
             order by field_code
            """)
        .param("user", user)
        .param("day", on)
        .query(String.class)
        .list();
  }

  @Override
  public boolean hasField(String user, String field, LocalDate on) {
    return jdbc.sql(
                """
                select count(*) from organisation_field_assignment
                where user_id = :user and field_code = :field
                  and (valid_from is null or valid_from <= :day)
                  and (valid_to is null or valid_to >= :day)
                """)
            .param("user", user)
            .param("field", field)
            .param("day", on)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Override
  public Titles titles(String locality, String agency) {
    Titles titles = cache.of(locality).titles().get(agency);
    if (titles == null) {
      throw unknownAgency(locality, agency);
    }
    return titles;
  }

  private List<Officer> ofRank(String locality, String agency, PositionRank rank) {
    return cache.of(locality).officers().stream()
        .filter(officer -> officer.agency().equals(agency) && officer.rank() == rank)
        .toList();
  }

  private static Refusal unknownAgency(String locality, String code) {
    return Refusal.notFound(
        "unknown-agency",
        "Danh mục của địa phương “%s” không có cơ quan “%s”. Hãy chọn lại trong danh mục."
            .formatted(locality, code));
  }
}

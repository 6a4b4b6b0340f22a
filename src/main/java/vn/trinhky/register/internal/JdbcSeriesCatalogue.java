package vn.trinhky.register.internal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.SeriesCatalogue;

@Service
class JdbcSeriesCatalogue implements SeriesCatalogue {

  private static final Logger log = LoggerFactory.getLogger(JdbcSeriesCatalogue.class);

  private final JdbcClient jdbc;

  JdbcSeriesCatalogue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public boolean define(Series series) {
    for (Opening opening : series.openings()) {
      if (opening.firstNumber() < 1 || opening.firstNumber() > 99_999) {
        throw Refusal.unprocessable(
            "bad-opening",
            "Số mở đầu năm %d của sổ “%s” phải từ 1 đến 99999."
                .formatted(opening.year(), series.name()));
      }
    }
    Optional<Series> before = defined(series);
    if (before.equals(Optional.of(sorted(series)))) {
      return false;
    }
    refuseAmbiguousNotation(series);
    write(series);
    return !defined(series).equals(before);
  }

  private Optional<Series> defined(Series series) {
    return ofAgency(series.locality(), series.agency()).stream()
        .filter(known -> known.code().equals(series.code()))
        .findFirst();
  }

  private static Series sorted(Series series) {
    return new Series(
        series.locality(),
        series.agency(),
        series.code(),
        series.name(),
        series.documentTypes().stream().distinct().sorted().toList(),
        series.notation(),
        series.openings().stream().sorted(Comparator.comparingInt(Opening::year)).toList());
  }

  private void write(Series series) {
    String id = store(series);
    jdbc.sql(
            """
            delete from register_series_type
            where locality = :locality and agency = :agency
              and (series_id = :id or document_type in (:types))
            """)
        .param("locality", series.locality())
        .param("agency", series.agency())
        .param("id", id)
        .param("types", orNone(series.documentTypes()))
        .update();
    for (String type : Set.copyOf(series.documentTypes())) {
      jdbc.sql(
              """
              insert into register_series_type (series_id, locality, agency, document_type)
              values (:id, :locality, :agency, :type)
              """)
          .param("id", id)
          .param("locality", series.locality())
          .param("agency", series.agency())
          .param("type", type)
          .update();
    }
    series.openings().forEach(opening -> open(id, series, opening));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Series> series(String locality) {
    return jdbc
        .sql(
            """
            select id, locality, agency, code, name, notation from register_series
            where locality = :locality order by agency, code
            """)
        .param("locality", locality)
        .query(StoredSeries.class)
        .list()
        .stream()
        .map(this::withDetails)
        .toList();
  }

  private List<Series> ofAgency(String locality, String agency) {
    return jdbc
        .sql(
            """
            select id, locality, agency, code, name, notation from register_series
            where locality = :locality and agency = :agency order by code
            """)
        .param("locality", locality)
        .param("agency", agency)
        .query(StoredSeries.class)
        .list()
        .stream()
        .map(this::withDetails)
        .toList();
  }

  /** The series that this type of document of the agency is numbered in. */
  Optional<StoredSeries> of(String locality, String agency, String documentType) {
    return jdbc.sql(
            """
            select s.id, s.locality, s.agency, s.code, s.name, s.notation
            from register_series_type t join register_series s on s.id = t.series_id
            where t.locality = :locality and t.agency = :agency and t.document_type = :type
            """)
        .param("locality", locality)
        .param("agency", agency)
        .param("type", documentType)
        .query(StoredSeries.class)
        .optional();
  }

  /** The number that the year begins with. */
  int firstNumber(String seriesId, int year) {
    return jdbc.sql(
            """
            select first_number from register_opening
            where series_id = :id and register_year = :year
            """)
        .param("id", seriesId)
        .param("year", year)
        .query(Integer.class)
        .optional()
        .orElse(1);
  }

  private String store(Series series) {
    Optional<String> known =
        jdbc.sql(
                """
                select id from register_series
                where locality = :locality and agency = :agency and code = :code
                """)
            .param("locality", series.locality())
            .param("agency", series.agency())
            .param("code", series.code())
            .query(String.class)
            .optional();
    String id = known.orElseGet(() -> UUID.randomUUID().toString());
    jdbc.sql(
            known.isPresent()
                ? "update register_series set name = :name, notation = :notation where id = :id"
                : """
                insert into register_series (id, locality, agency, code, name, notation)
                values (:id, :locality, :agency, :code, :name, :notation)
                """)
        .param("id", id)
        .param("locality", series.locality())
        .param("agency", series.agency())
        .param("code", series.code())
        .param("name", series.name())
        .param("notation", series.notation())
        .update();
    return id;
  }

  private void open(String id, Series series, Opening opening) {
    boolean begun =
        jdbc.sql(
                    """
                    select count(*) from register_counter
                    where series_id = :id and register_year = :year
                    """)
                .param("id", id)
                .param("year", opening.year())
                .query(Integer.class)
                .single()
            > 0;
    if (begun) {
      if (firstNumber(id, opening.year()) != opening.firstNumber()) {
        log.warn(
            "Opening value {} of series {}.{}.{} comes too late: {} has begun",
            opening.firstNumber(),
            series.locality(),
            series.agency(),
            series.code(),
            opening.year());
      }
      return;
    }
    int changed =
        jdbc.sql(
                """
                update register_opening set first_number = :first
                where series_id = :id and register_year = :year
                """)
            .param("first", opening.firstNumber())
            .param("id", id)
            .param("year", opening.year())
            .update();
    if (changed == 0) {
      jdbc.sql(
              """
              insert into register_opening (series_id, register_year, first_number)
              values (:id, :year, :first)
              """)
          .param("id", id)
          .param("year", opening.year())
          .param("first", opening.firstNumber())
          .update();
    }
  }

  private void refuseAmbiguousNotation(Series series) {
    Set<String> own = notations(series);
    for (Series other : ofAgency(series.locality(), series.agency())) {
      if (other.code().equals(series.code())) {
        continue;
      }
      Set<String> types = new HashSet<>(other.documentTypes());
      types.removeAll(series.documentTypes());
      NotationPattern pattern = new NotationPattern(other.notation());
      for (String type : types) {
        if (own.contains(pattern.of(type, "{agency}"))) {
          throw Refusal.unprocessable(
              "series-ambiguous",
              "Sổ số “%s” và sổ số “%s” của cùng cơ quan in ra cùng một ký hiệu, nên một số có thể bị cấp hai lần. Hãy đổi mẫu ký hiệu hoặc gộp hai sổ."
                  .formatted(series.name(), other.name()));
        }
      }
    }
  }

  private static Set<String> notations(Series series) {
    NotationPattern pattern = new NotationPattern(series.notation());
    return series.documentTypes().stream()
        .map(type -> pattern.of(type, "{agency}"))
        .collect(Collectors.toSet());
  }

  private Series withDetails(StoredSeries stored) {
    List<String> types =
        jdbc
            .sql(
                """
                select document_type from register_series_type where series_id = :id
                """)
            .param("id", stored.id())
            .query(String.class)
            .list()
            .stream()
            // not by the database, whose collations differ
            .sorted()
            .toList();
    List<Opening> openings =
        jdbc.sql(
                """
                select register_year, first_number from register_opening
                where series_id = :id order by register_year
                """)
            .param("id", stored.id())
            .query((row, i) -> new Opening(row.getInt(1), row.getInt(2)))
            .list();
    return new Series(
        stored.locality(),
        stored.agency(),
        stored.code(),
        stored.name(),
        types,
        stored.notation(),
        openings);
  }

  /** SQL knows no empty list. */
  private static List<String> orNone(List<String> types) {
    return types.isEmpty() ? List.of("") : types;
  }

  /** A row of {@code register_series}. */
  record StoredSeries(
      String id, String locality, String agency, String code, String name, String notation) {}
}

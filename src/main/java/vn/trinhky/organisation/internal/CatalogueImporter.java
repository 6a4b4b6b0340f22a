package vn.trinhky.organisation.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.organisation.CatalogueImported;
import vn.trinhky.organisation.CatalogueSection;
import vn.trinhky.organisation.internal.CatalogueFile.AgencyEntry;
import vn.trinhky.organisation.internal.CatalogueFile.CollectiveEntry;
import vn.trinhky.organisation.internal.CatalogueFile.KindEntry;
import vn.trinhky.organisation.internal.CatalogueFile.LocalityEntry;
import vn.trinhky.organisation.internal.CatalogueFile.OfficerEntry;
import vn.trinhky.organisation.internal.CatalogueNames.Name;

/** Reads catalogue files and brings the tables in line with them. */
@Service
class CatalogueImporter implements CatalogueImport {

  private static final Logger log = LoggerFactory.getLogger(CatalogueImporter.class);

  private static final Set<String> OWN_SECTIONS =
      Set.of("locality", "kinds", "agencies", "collectives", "officers");

  private static final TableRows LOCALITIES =
      new TableRows(
          "organisation_locality",
          "code",
          List.of("code"),
          List.of(
              "name",
              "province",
              "place",
              "committee",
              "office",
              "standing_agency",
              "justice_agency",
              "valid_from",
              "valid_to"));
  private static final TableRows AGENCIES =
      new TableRows(
          "organisation_agency",
          "locality_code",
          List.of("locality_code", "code"),
          List.of(
              "name",
              "short_name",
              "letterhead",
              "kind",
              "parent_code",
              "agency_groups",
              "agency_functions",
              "head_title",
              "deputy_title",
              "head_title_outside",
              "deputy_title_outside",
              "evidence",
              "linked_locality",
              "linked_agency",
              "valid_from",
              "valid_to",
              "sort_order"));
  private static final TableRows ALIASES =
      new TableRows(
          "organisation_alias",
          "locality_code",
          List.of("locality_code", "agency_code", "alias_key"),
          List.of("printed", "alias_type", "sort_order"));
  private static final TableRows COLLECTIVES =
      new TableRows(
          "organisation_collective",
          "locality_code",
          List.of("locality_code", "name"),
          List.of("agency_kinds", "include_codes", "exclude_codes", "sort_order"));
  private static final TableRows COLLECTIVE_ALIASES =
      new TableRows(
          "organisation_collective_alias",
          "locality_code",
          List.of("locality_code", "alias_key"),
          List.of("collective_name", "printed"));
  private static final TableRows OFFICERS =
      new TableRows(
          "organisation_officer",
          "locality_code",
          List.of("user_id"),
          List.of(
              "locality_code",
              "agency_code",
              "name",
              "position_title",
              "position_rank",
              "email",
              "active",
              "sort_order"));
  private static final TableRows MEMBERSHIPS =
      new TableRows(
          "organisation_membership",
          "locality_code",
          List.of("user_id", "group_code"),
          List.of("locality_code"));
  private static final TableRows FIELDS =
      new TableRows(
          "organisation_field_assignment",
          "locality_code",
          List.of("user_id", "field_code"),
          List.of("locality_code"));

  private final YAMLMapper yaml =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final JdbcClient jdbc;
  private final ObjectProvider<CatalogueSection> sections;
  private final ApplicationEventPublisher events;
  private final LocalityCache cache;

  CatalogueImporter(
      JdbcClient jdbc,
      LocalityCache cache,
      ObjectProvider<CatalogueSection> sections,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.cache = cache;
    this.sections = sections;
    this.events = events;
  }

  @Override
  @Transactional
  public Report importLocality(Resource file) {
    ObjectNode content = read(file);
    return bring(parse(file, content), content);
  }

  @Override
  @Transactional
  public Report importLocality(Resource file, String localityCode) {
    return importLocality(file, localityCode, Map.of());
  }

  @Override
  @Transactional
  public Report importLocality(Resource file, String localityCode, Map<String, String> localities) {
    ObjectNode content = read(file);
    return bring(parse(file, content).as(localityCode, localities), content);
  }

  /** Whether the file is the catalogue of a locality at all. */
  boolean isCatalogue(Resource file) {
    return read(file).has("locality");
  }

  private ObjectNode read(Resource file) {
    try (InputStream in = file.getInputStream()) {
      JsonNode content = yaml.readTree(in);
      if (content instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException unreadable) {
      log.warn("Catalogue {} cannot be read", file.getDescription(), unreadable);
      throw CatalogueCheck.refusal(
          List.of("tệp “%s” không đọc được: %s".formatted(name(file), firstLine(unreadable))));
    }
    throw CatalogueCheck.refusal(List.of("tệp “%s” không có nội dung".formatted(name(file))));
  }

  private CatalogueFile parse(Resource file, ObjectNode content) {
    ObjectNode own = content.deepCopy().retain(OWN_SECTIONS);
    if (!own.hasNonNull("locality")) {
      throw CatalogueCheck.refusal(List.of("tệp “%s” thiếu mục “locality”".formatted(name(file))));
    }
    try {
      return yaml.treeToValue(own, CatalogueFile.class);
    } catch (JsonProcessingException wrong) {
      throw CatalogueCheck.refusal(
          List.of("tệp “%s” sai cấu trúc: %s".formatted(name(file), firstLine(wrong))));
    }
  }

  private Report bring(CatalogueFile file, ObjectNode content) {
    CatalogueCheck.of(file);
    String locality = file.locality().code();
    lock();
    List<String> changes = new ArrayList<>();
    List<String> missing = new ArrayList<>();

    changes.addAll(locality(file.locality()));
    TableRows.Outcome agencies = AGENCIES.bring(jdbc, locality, agencyRows(file));
    changes.addAll(agencies.changes());
    agencies.left().forEach(row -> missing.add("agency " + row.get("code")));
    // names of agencies that the file does not know any more stay with them
    Set<String> known = file.agencies().stream().map(AgencyEntry::code).collect(Collectors.toSet());
    List<Map<String, @Nullable Object>> aliases = aliasRows(file);
    aliases.addAll(aliasesOfOthers(locality, known));
    changes.addAll(ALIASES.replace(jdbc, locality, aliases).changes());

    TableRows.Outcome collectives = COLLECTIVES.bring(jdbc, locality, collectiveRows(file));
    changes.addAll(collectives.changes());
    collectives.left().forEach(row -> missing.add("collective " + row.get("name")));
    changes.addAll(COLLECTIVE_ALIASES.replace(jdbc, locality, collectiveAliasRows(file)).changes());

    TableRows.Outcome officers = OFFICERS.bring(jdbc, locality, officerRows(file));
    changes.addAll(officers.changes());
    officers.left().forEach(row -> missing.add("officer " + row.get("user_id")));
    Set<String> users =
        file.officers().stream().map(officer -> login(file, officer)).collect(Collectors.toSet());
    changes.addAll(
        MEMBERSHIPS
            .replace(
                jdbc,
                locality,
                withOthers(perUser(file, "group_code", OfficerEntry::groups), MEMBERSHIPS, users))
            .changes());
    changes.addAll(
        FIELDS
            .replace(
                jdbc,
                locality,
                withOthers(perUser(file, "field_code", OfficerEntry::fields), FIELDS, users))
            .changes());

    List<String> ignored = sections(locality, content, changes);
    if (!changes.isEmpty()) {
      newVersion(locality);
    }
    log.info("Catalogue of {}: {}", locality, changes.isEmpty() ? "unchanged" : changes);
    if (!missing.isEmpty()) {
      log.warn("No longer in the catalogue of {}, kept: {}", locality, missing);
    }
    events.publishEvent(new CatalogueImported(locality, !changes.isEmpty()));
    if (!changes.isEmpty()) {
      superiors(locality).forEach(this::readAgain);
    }
    return new Report(locality, changes, missing, ignored);
  }

  private List<String> sections(String locality, ObjectNode content, List<String> changes) {
    Map<String, CatalogueSection> readers =
        sections.stream().collect(Collectors.toMap(CatalogueSection::name, Function.identity()));
    List<String> ignored = new ArrayList<>();
    content
        .fields()
        .forEachRemaining(
            section -> {
              if (OWN_SECTIONS.contains(section.getKey())) {
                return;
              }
              CatalogueSection reader = readers.get(section.getKey());
              if (reader == null) {
                ignored.add(section.getKey());
              } else {
                changes.addAll(reader.importSection(locality, section.getValue()));
              }
            });
    return ignored;
  }

  /** Two nodes that start together import one after the other. */
  private void lock() {
    jdbc.sql("select id from organisation_import_lock where id = 1 for update")
        .query(Integer.class)
        .single();
  }

  private List<String> locality(LocalityEntry locality) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("code", locality.code());
    row.put("name", locality.name());
    row.put("province", locality.province());
    row.put("place", locality.place());
    row.put("committee", locality.committee());
    row.put("office", locality.office());
    row.put("standing_agency", locality.standingAgency());
    row.put("justice_agency", locality.justiceAgency());
    row.put("valid_from", locality.validFrom());
    row.put("valid_to", locality.validTo());
    boolean known =
        jdbc.sql("select count(*) from organisation_locality where code = :code")
                .param("code", locality.code())
                .query(Integer.class)
                .single()
            > 0;
    if (!known) {
      jdbc.sql(
              """
              insert into organisation_locality
                (code, name, place, committee, office, standing_agency, catalogue_version)
              values (:code, '', '', '', '', '', '')
              """)
          .param("code", locality.code())
          .update();
    }
    return LOCALITIES.bring(jdbc, locality.code(), List.of(row)).changes();
  }

  /** Localities one of whose agencies is this one: where its people work follows from it. */
  private List<String> superiors(String locality) {
    return jdbc.sql(
            """
            select distinct locality_code from organisation_agency
            where linked_locality = :locality order by locality_code
            """)
        .param("locality", locality)
        .query(String.class)
        .list();
  }

  private void readAgain(String locality) {
    newVersion(locality);
    events.publishEvent(new CatalogueImported(locality, true));
  }

  private void newVersion(String locality) {
    jdbc.sql("update organisation_locality set catalogue_version = :version where code = :code")
        .param("version", UUID.randomUUID().toString())
        .param("code", locality)
        .update();
    cache.changed(locality);
  }

  /** Superiors first, because a row refers to its superior's. */
  private static List<Map<String, @Nullable Object>> agencyRows(CatalogueFile file) {
    Map<Integer, List<Map<String, @Nullable Object>>> byDepth = new TreeMap<>();
    Map<String, AgencyEntry> byCode =
        file.agencies().stream().collect(Collectors.toMap(AgencyEntry::code, Function.identity()));
    int order = 0;
    for (AgencyEntry agency : file.agencies()) {
      int depth = 0;
      for (AgencyEntry a = agency; a != null && a.parent() != null; a = byCode.get(a.parent())) {
        depth++;
      }
      byDepth.computeIfAbsent(depth, d -> new ArrayList<>()).add(agencyRow(file, agency, order++));
    }
    return byDepth.values().stream().flatMap(List::stream).toList();
  }

  private static Map<String, @Nullable Object> agencyRow(
      CatalogueFile file, AgencyEntry agency, int order) {
    LocalityEntry locality = file.locality();
    KindEntry kind = file.posts(agency);
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("locality_code", locality.code());
    row.put("code", agency.code());
    row.put("name", agency.name());
    row.put("short_name", agency.shortName());
    row.put("letterhead", String.join("\n", agency.letterhead()));
    row.put("kind", agency.kind().name());
    row.put("parent_code", agency.parent());
    row.put("agency_groups", String.join(",", agency.groups()));
    row.put("agency_functions", Texts.join(agency.functions()));
    row.put("head_title", kind.head());
    row.put("deputy_title", kind.deputy());
    row.put("head_title_outside", CatalogueNames.expand(kind.headOutside(), agency.name()));
    row.put("deputy_title_outside", CatalogueNames.expand(kind.deputyOutside(), agency.name()));
    row.put("evidence", agency.evidence());
    row.put("linked_locality", agency.locality());
    row.put("linked_agency", agency.agencyThere());
    row.put("valid_from", agency.validFrom() == null ? locality.validFrom() : agency.validFrom());
    row.put("valid_to", agency.validTo() == null ? locality.validTo() : agency.validTo());
    row.put("sort_order", order);
    return row;
  }

  private static List<Map<String, @Nullable Object>> aliasRows(CatalogueFile file) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (AgencyEntry agency : file.agencies()) {
      int order = 0;
      for (Name name : CatalogueNames.ofAgency(file, agency)) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("locality_code", file.locality().code());
        row.put("agency_code", agency.code());
        row.put("alias_key", name.key());
        row.put("printed", name.printed());
        row.put("alias_type", name.type().name());
        row.put("sort_order", order++);
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Map<String, @Nullable Object>> aliasesOfOthers(String locality, Set<String> known) {
    return jdbc
        .sql(
            """
            select locality_code, agency_code, alias_key, printed, alias_type, sort_order
            from organisation_alias where locality_code = :locality
            """)
        .param("locality", locality)
        .query()
        .listOfRows()
        .stream()
        .filter(row -> !known.contains(String.valueOf(row.get("agency_code"))))
        .toList();
  }

  private static List<Map<String, @Nullable Object>> collectiveRows(CatalogueFile file) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (CollectiveEntry collective : file.collectives()) {
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("locality_code", file.locality().code());
      row.put("name", collective.name());
      row.put("agency_kinds", Texts.join(collective.kinds()));
      row.put("include_codes", String.join(",", collective.include()));
      row.put("exclude_codes", String.join(",", collective.exclude()));
      row.put("sort_order", rows.size());
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, @Nullable Object>> collectiveAliasRows(CatalogueFile file) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (CollectiveEntry collective : file.collectives()) {
      for (Name name : CatalogueNames.ofCollective(collective)) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("locality_code", file.locality().code());
        row.put("alias_key", name.key());
        row.put("collective_name", collective.name());
        row.put("printed", name.printed());
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Map<String, @Nullable Object>> officerRows(CatalogueFile file) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (OfficerEntry officer : file.officers()) {
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("user_id", login(file, officer));
      row.put("locality_code", file.locality().code());
      row.put("agency_code", officer.agency());
      row.put("name", officer.name());
      row.put("position_title", officer.position());
      row.put("position_rank", officer.rank().name());
      row.put("email", officer.email());
      row.put("active", !Boolean.FALSE.equals(officer.active()));
      row.put("sort_order", rows.size());
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, @Nullable Object>> perUser(
      CatalogueFile file, String column, Function<OfficerEntry, List<String>> contents) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (OfficerEntry officer : file.officers()) {
      for (String content : Set.copyOf(contents.apply(officer))) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("user_id", login(file, officer));
        row.put(column, content);
        row.put("locality_code", file.locality().code());
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparing(row -> row.get("user_id") + " " + row.get(column)));
    return rows;
  }

  /** What people whom the file does not name any more have stays theirs. */
  private List<Map<String, @Nullable Object>> withOthers(
      List<Map<String, @Nullable Object>> rows, TableRows table, Set<String> users) {
    if (!rows.isEmpty()) {
      String locality = String.valueOf(rows.get(0).get("locality_code"));
      table.stored(jdbc, locality).stream()
          .filter(row -> !users.contains(String.valueOf(row.get("user_id"))))
          .forEach(rows::add);
    }
    return rows;
  }

  private static String login(CatalogueFile file, OfficerEntry officer) {
    return file.locality().code() + "." + officer.user();
  }

  private static String name(Resource file) {
    String name = file.getFilename();
    return name == null ? file.getDescription() : name;
  }

  private static String firstLine(Exception problem) {
    String message = problem.getMessage();
    return message == null
        ? problem.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}

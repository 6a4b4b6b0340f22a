package vn.trinhky.plan.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.IncomingDocuments;
import vn.trinhky.plan.Plans;

@Service
class IncomingService implements IncomingDocuments {

  /**
   * Each way in which a document came has an index; "or" between them would leave both unused, and
   * so would the columns put together into one text.
   */
  static final String FROM =
      """
       from distribution_delivery d
         join plan_dossier p on p.id = d.document_ref and p.state = 'ISSUED'
         join register_entry e on e.id = p.register_entry
       where d.channel <> 'OUTSIDE'
         and d.id in (
           select r.id from distribution_delivery r
            where (r.receiving_locality, r.receiving_agency) in (:agencies)
           union
           select g.id from distribution_delivery g
            where g.assignee = :reader and g.receiving_locality <> g.locality)
      """;

  private final JdbcClient jdbc;
  private final Deliveries deliveries;
  private final Organisation organisation;
  private final Plans plans;

  IncomingService(JdbcClient jdbc, Deliveries deliveries, Organisation organisation, Plans plans) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.organisation = organisation;
    this.plans = plans;
  }

  @Override
  @Transactional(readOnly = true)
  public IncomingPage search(IncomingQuery query, Actor actor) {
    List<Object[]> agencies = agencies(actor);
    if (agencies.isEmpty()) {
      return new IncomingPage(List.of(), 0);
    }
    Map<String, Object> values = new HashMap<>();
    values.put("agencies", agencies);
    values.put("reader", actor.user());
    String where = FROM + conditions(query, actor, values);
    int total = jdbc.sql("select count(*)" + where).params(values).query(Integer.class).single();
    values.put("offset", Math.max(query.offset(), 0));
    values.put("limit", Math.min(Math.max(query.limit(), 1), 200));
    List<Row> found =
        jdbc.sql(
                """
                select d.id, p.id as plan_id, p.locality, e.entry_number, e.notation, e.issued_on,
                  e.type_name, e.subject
                """
                    + where
                    + " order by e.issued_on desc, e.entry_number desc, d.id"
                    + " offset :offset rows fetch first :limit rows only")
            .params(values)
            .query(
                (row, i) ->
                    new Row(
                        row.getString("id"),
                        row.getString("plan_id"),
                        code(row.getInt("entry_number"), row.getString("notation")),
                        Objects.requireNonNull(row.getObject("issued_on", LocalDate.class)),
                        row.getString("type_name"),
                        row.getString("subject"),
                        issuer(row.getString("locality"))))
            .list();
    Map<String, Delivery> came = deliveries.find(found.stream().map(Row::delivery).toList());
    return new IncomingPage(
        found.stream()
            .map(row -> row.incoming(Objects.requireNonNull(came.get(row.delivery()))))
            .toList(),
        total);
  }

  private static String conditions(IncomingQuery query, Actor actor, Map<String, Object> values) {
    StringBuilder where = new StringBuilder();
    String text = query.text();
    int word = 0;
    for (String part : SearchWords.of(text == null ? "" : text)) {
      where.append(" and e.plain like :w").append(word).append(" escape '!'");
      values.put("w" + word++, SearchWords.pattern(part));
    }
    if (query.year() != null) {
      where.append(" and e.register_year = :year");
      values.put("year", query.year());
    }
    if (query.mine()) {
      where.append(" and d.assignee = :me");
      values.put("me", actor.user());
    }
    Stage state = query.state();
    if (state != null) {
      where.append(
          switch (state) {
            case TO_ACCEPT -> " and d.channel = 'RECEIPT' and d.status in ('QUEUED', 'ARRIVED')";
            case TO_ASSIGN -> " and d.status = 'ACCEPTED'";
            case ASSIGNED -> " and d.status in ('ASSIGNED', 'IN_PROGRESS', 'COMPLETED')";
            case REFUSED -> " and d.status = 'REFUSED'";
            case TO_READ -> " and d.channel = 'HERE'";
          });
    }
    return where.toString();
  }

  /** Locality and code of each agency the person works at. */
  private List<Object[]> agencies(Actor actor) {
    List<Object[]> agencies = new ArrayList<>();
    for (String locality : actor.localities()) {
      organisation.agencies(locality, plans.today()).stream()
          .filter(agency -> actor.worksAt(locality, agency.code()))
          .forEach(agency -> agencies.add(new Object[] {locality, agency.code()}));
    }
    return agencies;
  }

  private String issuer(String locality) {
    return organisation.agency(locality, organisation.locality(locality).committee()).name();
  }

  private static String code(int number, String notation) {
    return (number < 10 ? "0" : "") + number + "/" + notation;
  }

  private record Row(
      String delivery,
      String planId,
      String code,
      LocalDate issuedOn,
      String typeName,
      String subject,
      String from) {

    Incoming incoming(Delivery came) {
      return new Incoming(came, planId, code, issuedOn, typeName, subject, from);
    }
  }
}

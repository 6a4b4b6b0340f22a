package vn.trinhky.support;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that is stored about a dossier or a delivery, ours and the engine's, so that a test
 * can tell that nothing changed.
 */
@TestComponent
public class Rows {

  private static final Map<String, String> OF_PLAN = new LinkedHashMap<>();
  private static final Map<String, String> OF_DELIVERY = new LinkedHashMap<>();

  static {
    OF_PLAN.put("plan_dossier", "id = :id");
    for (String table :
        List.of(
            "plan_version",
            "plan_version_name",
            "plan_reading",
            "plan_consulted",
            "plan_submission",
            "plan_review_sheet",
            "plan_attachment",
            "consultation_round")) {
      OF_PLAN.put(table, "plan_id = :id");
    }
    OF_PLAN.put(
        "consultation_opinion",
        "round_id in (select id from consultation_round where plan_id = :id)");
    OF_PLAN.put("audit_entry", "subject = :id and viewed_once is null");
    OF_PLAN.put("signing_signature", "document_ref = :id");
    OF_PLAN.put("distribution_list", "document_ref = :id");
    OF_PLAN.put("distribution_delivery", "document_ref = :id");
    OF_PLAN.put(
        "register_entry", "locality = (select p.locality from plan_dossier p where p.id = :id)");
    OF_PLAN.put(
        "register_counter",
        "series_id in (select s.id from register_series s, plan_dossier p where s.locality ="
            + " p.locality and p.id = :id)");
    OF_DELIVERY.put("distribution_delivery", "id = :id");
    OF_DELIVERY.put(
        "audit_entry",
        "viewed_once is null and subject ="
            + " (select d.document_ref from distribution_delivery d where d.id = :id)");
    OF_DELIVERY.put("distribution_event", "delivery_id = :id");
    OF_DELIVERY.put("distribution_proposal", "delivery_id = :id");
    String instance =
        "(select e.proc_inst_id_ from act_ru_execution e where e.business_key_ = :id)";
    for (Map<String, String> all : List.of(OF_PLAN, OF_DELIVERY)) {
      all.put("notification_work", "business_key = :id");
      all.put("notification_notice", "business_key = :id");
      all.put(
          "notification_work_group",
          "task_id in (select task_id from notification_work where business_key = :id)");
      for (String table :
          List.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_hi_actinst")) {
        all.put(table, "proc_inst_id_ in " + instance);
      }
      all.put("act_ru_job", "process_instance_id_ in " + instance);
      all.put(
          "act_ru_identitylink",
          "task_id_ in (select task_id from notification_work where business_key = :id)");
    }
  }

  @Autowired private JdbcClient jdbc;

  /** The rows of a dossier, by table. */
  public Map<String, List<String>> ofPlan(String id) {
    return rows(OF_PLAN, id);
  }

  /** The rows of a delivery, by table. */
  public Map<String, List<String>> ofDelivery(String id) {
    return rows(OF_DELIVERY, id);
  }

  /** Every row of any table that says something of this town, by table. */
  public Map<String, List<String>> of(BusyTown town) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String table : tables()) {
      List<String> its =
          jdbc.sql("select * from " + table).query().listOfRows().stream()
              .map(Rows::text)
              .filter(row -> !town.tracesIn(row).isEmpty())
              .map(row -> row.length() < 400 ? row : row.substring(0, 400) + "… " + row.hashCode())
              .sorted()
              .toList();
      rows.put(table, its);
    }
    return rows;
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select lower(table_name) from information_schema.tables
             where lower(table_schema) = 'public' and table_type = 'BASE TABLE'
               and lower(table_name) <> 'flyway_schema_history'
             order by 1
            """)
        .query(String.class)
        .list();
  }

  private Map<String, List<String>> rows(Map<String, String> tables, String id) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    tables.forEach(
        (table, condition) ->
            rows.put(
                table,
                jdbc
                    .sql("select * from " + table + " where " + condition)
                    .param("id", id)
                    .query()
                    .listOfRows()
                    .stream()
                    .map(Rows::text)
                    .sorted()
                    .toList()));
    return rows;
  }

  private static String text(Map<String, Object> row) {
    return row.entrySet().stream()
        .map(
            column ->
                column.getKey()
                    + "="
                    + (column.getValue() instanceof byte[] bytes
                        ? Arrays.hashCode(bytes)
                        : column.getValue()))
        .collect(Collectors.joining(", "));
  }
}

package vn.trinhky.checker.internal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much rules weigh in a locality, where it differs from what ships. */
@Repository
class SeverityTable {

  /** In place of a severity: the locality does not want the rule. */
  static final String OFF = "OFF";

  private final JdbcClient jdbc;

  SeverityTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, String> of(String locality) {
    Map<String, String> severities = new HashMap<>();
    jdbc.sql("select code, severity from checker_severity where locality = ?")
        .param(locality)
        .query((row, number) -> severities.put(row.getString("code"), row.getString("severity")))
        .list();
    return severities;
  }

  void replace(String locality, Map<String, String> severities) {
    jdbc.sql("delete from checker_severity where locality = ?").param(locality).update();
    severities.forEach(
        (code, severity) ->
            jdbc.sql("insert into checker_severity (locality, code, severity) values (?, ?, ?)")
                .params(locality, code, severity)
                .update());
  }
}

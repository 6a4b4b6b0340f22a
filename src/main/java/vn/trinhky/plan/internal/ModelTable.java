package vn.trinhky.plan.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.trinhky.document.PlanCopy.CarriedRow;
import vn.trinhky.plan.Plans.Origin;

/** Rows of {@code plan_model} and {@code plan_carried_row}: which plan began as a copy of which. */
@Repository
class ModelTable {

  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  ModelTable(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  void insert(String planId, Origin origin) {
    jdbc.sql(
            "insert into plan_model (plan_id, model_id, model_version, model_year) values (?, ?, ?, ?)")
        .params(planId, origin.plan(), origin.version(), origin.year())
        .update();
    template.batchUpdate(
        "insert into plan_carried_row (plan_id, row_path, from_path) values (?, ?, ?)",
        origin.rows(),
        AT_ONCE,
        (statement, row) -> {
          statement.setString(1, planId);
          statement.setString(2, row.path());
          statement.setString(3, row.from());
        });
  }

  Optional<Origin> find(String planId) {
    List<CarriedRow> rows =
        jdbc
            .sql("select row_path, from_path from plan_carried_row where plan_id = ?")
            .param(planId)
            .query(
                (row, n) -> new CarriedRow(row.getString("row_path"), row.getString("from_path")))
            .list()
            .stream()
            .sorted()
            .toList();
    return jdbc.sql("select model_id, model_version, model_year from plan_model where plan_id = ?")
        .param(planId)
        .query(
            (row, n) ->
                new Origin(
                    row.getString("model_id"),
                    row.getInt("model_version"),
                    row.getInt("model_year"),
                    rows))
        .optional();
  }
}

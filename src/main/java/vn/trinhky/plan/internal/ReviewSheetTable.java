package vn.trinhky.plan.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.PlanPapers.CheckedItem;
import vn.trinhky.plan.PlanPapers.ReviewSheet;

/** Rows of {@code plan_review_sheet}: one per submission of the dossier to the leader. */
@Repository
class ReviewSheetTable {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  ReviewSheetTable(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<ReviewSheet> newest(String planId) {
    return jdbc.sql(
            "select * from plan_review_sheet where plan_id = ? order by serial desc fetch first 1 rows only")
        .param(planId)
        .query(
            (row, number) ->
                new ReviewSheet(
                    row.getInt("serial"),
                    read(row.getString("checklist")),
                    row.getString("content"),
                    row.getString("summary"),
                    row.getString("opinion"),
                    row.getString("direction"),
                    row.getString("reviewer_name"),
                    row.getObject("forwarded_on", LocalDate.class)))
        .optional();
  }

  /** Saves the sheet being written; a forwarded one stays, and the next gets the next number. */
  void save(String planId, ReviewSheet sheet, Actor reviewer) {
    Optional<ReviewSheet> newest = newest(planId);
    if (newest.isPresent() && newest.get().forwardedOn() == null) {
      jdbc.sql(
              """
              update plan_review_sheet set checklist = ?, content = ?, summary = ?, opinion = ?, reviewer = ?,
                reviewer_name = ?, row_version = row_version + 1
               where plan_id = ? and serial = ?
              """)
          .params(
              write(sheet.checklist()),
              sheet.content(),
              sheet.summary(),
              sheet.opinion(),
              reviewer.user(),
              reviewer.name(),
              planId,
              newest.get().serial())
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into plan_review_sheet (plan_id, serial, checklist, content, summary, opinion, reviewer, reviewer_name)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            planId,
            newest.map(ReviewSheet::serial).orElse(0) + 1,
            write(sheet.checklist()),
            sheet.content(),
            sheet.summary(),
            sheet.opinion(),
            reviewer.user(),
            reviewer.name())
        .update();
  }

  void forward(String planId, int serial, LocalDate on) {
    jdbc.sql("update plan_review_sheet set forwarded_on = ? where plan_id = ? and serial = ?")
        .params(on, planId, serial)
        .update();
  }

  void direct(String planId, int serial, String direction) {
    jdbc.sql("update plan_review_sheet set direction = ? where plan_id = ? and serial = ?")
        .params(direction, planId, serial)
        .update();
  }

  private String write(List<CheckedItem> items) {
    try {
      return json.writeValueAsString(items);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private List<CheckedItem> read(String items) {
    try {
      return json.readValue(items, new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not a check list", broken);
    }
  }
}

package vn.trinhky.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.TestDatabase;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/**
 * Leaves a database with a dossier at every step, for later versions to be upgraded from. No part
 * of the suite; run when a release is to be kept: {@code -Dit.test=DatabaseSnapshot
 * -Dtrinhky.snapshot=file.sql}. H2 writes the file itself; the database of {@code
 * TRINHKY_TEST_POSTGRES_URL} is kept with {@code pg_dump --inserts --no-owner --no-privileges},
 * without the lines that begin with a backslash.
 */
@TrinhKyTest
class DatabaseSnapshot {

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private JdbcClient jdbc;

  @Test
  void a_dossier_stands_at_every_step() {
    String locality = localities.create();
    for (String step : UpgradeIT.STEPS) {
      Dossier dossier = dossiers.open(locality, Urgency.NORMAL);
      switch (step) {
        case "CommentOnDraft" ->
            dossier.consulting("tu-phap", "tc-kh").to(step).answers("tu-phap", "AGREE", null);
        case "ResolveComments" ->
            dossier
                .consulting("tu-phap")
                .to("CommentOnDraft")
                .answers("tu-phap", "AGREE_WITH_COMMENTS", "Ghi rõ thời hạn.")
                .to(step);
        case "AppraiseLegality" -> dossier.appraisedAfterConsulting().to(step);
        case "NUMBERED" -> dossier.to("IssueDocument").takeTheGoodWay("IssueDocument");
        case "ISSUED" -> dossier.toTheEnd();
        case "WITHDRAWN" -> dossier.withdrawn("noi-vu.officer", "Gộp vào kế hoạch khác.");
        default -> dossier.to(step);
      }
    }
    assertThat(jdbc.sql("select count(*) from plan_dossier").query(Integer.class).single())
        .isEqualTo(UpgradeIT.STEPS.size());
    if (!TestDatabase.isPostgres()) {
      jdbc.sql("script nosettings to '" + System.getProperty("trinhky.snapshot") + "'")
          .query((row, number) -> 0)
          .list();
    }
  }
}

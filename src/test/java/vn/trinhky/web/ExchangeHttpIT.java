package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.internal.ExchangeDesk;
import vn.trinhky.exchange.internal.FaultyAxis;
import vn.trinhky.exchange.internal.Messages;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** The clerk finds what could not be sent, and sends it again. */
@TrinhKyTest
class ExchangeHttpIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private JdbcClient jdbc;
  @Autowired private NamedParameterJdbcOperations batches;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private DocumentStore store;
  @Autowired private Organisation organisation;
  @Autowired private AuditTrail trail;

  private final ExchangeDesk.Hands clock = new ExchangeDesk.Hands();

  @AfterEach
  void clean() {
    for (String table : List.of("outbox", "event", "delivery")) {
      jdbc.sql("delete from exchange_" + table).update();
    }
  }

  @Test
  void what_was_given_up_stands_on_the_page_of_the_clerk_who_sends_it_again() {
    String locality = localities.create();
    try (FaultyAxis axis = FaultyAxis.start()) {
      ExchangeDesk desk = desk(axis, clock);
      String ref = "exchange-http-" + locality;
      axis.refuseEverything();
      desk.send(Messages.document(), ref, locality);
      desk.deliver();

      Colleague clerk = new Colleague(port, locality + ".ubnd.clerk");
      Document page = Jsoup.parse(clerk.get("/exchange").ok().body());
      assertThat(page.select(".notice.warn").text()).contains("chưa kết nối trục liên thông");
      assertThat(page.select(".legend .badge").eachText())
          .containsExactly("Gửi không thành công: 1");
      Element row = page.select("#gui-loi tbody tr").get(0);
      assertThat(row.text())
          .contains(
              "Sở Nội vụ tỉnh Sơn Hà",
              "H98.3",
              "07/KH-UBND",
              "Văn bản mới",
              "Không gửi được sau 1 lần",
              "Gửi lại");
      String resend = row.select("button").attr("data-url");

      Colleague officer = new Colleague(port, locality + ".noi-vu.officer");
      assertThat(officer.get("/exchange").status()).isEqualTo(403);
      officer.post(resend, Map.of()).refused(404, "unknown-message");

      assertThat(clerk.post(resend, Map.of()).status()).isEqualTo(204);
      clerk.post(resend, Map.of()).refused(404, "unknown-message");
      assertThat(trail.entries(ref, List.of("EXCHANGE_RESENT")))
          .singleElement()
          .satisfies(entry -> assertThat(entry.deed().remark()).isEqualTo("Nơi nhận H98.3"));
      assertThat(
              Jsoup.parse(clerk.get("/exchange").ok().body()).select("#gui-loi .empty h2").text())
          .isEqualTo("Không có thông điệp nào gửi lỗi");
      axis.acceptEverything();
      clock.forward(Duration.ofSeconds(1));
      assertThat(desk.deliver()).isEqualTo(1);
      assertThat(axis.taken()).hasSize(1);
    }
  }

  @Test
  void the_menu_names_the_exchange_only_where_there_is_one() {
    Colleague clerk = new Colleague(port, localities.create() + ".ubnd.clerk");
    assertThat(Jsoup.parse(clerk.get("/register").ok().body()).select("nav a").eachText())
        .doesNotContain("Liên thông");
  }

  private ExchangeDesk desk(FaultyAxis axis, Clock at) {
    return new ExchangeDesk(
        ExchangeDesk.client(axis, Duration.ofSeconds(5)),
        null,
        at,
        jdbc,
        batches,
        transactions,
        store,
        organisation,
        trail);
  }
}

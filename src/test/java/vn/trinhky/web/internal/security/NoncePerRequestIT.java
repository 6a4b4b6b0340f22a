package vn.trinhky.web.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.internal.identity.SmallTown;

@TrinhKyTest
class NoncePerRequestIT {

  private static final int PAGES = 400;
  private static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

  @LocalServerPort private int port;
  @Autowired private SmallTown towns;

  @Test
  void everybody_who_opens_tasklist_at_the_same_moment_gets_scripts_that_run() throws Exception {
    towns.found("nonces");
    Visitor person = Visitor.person(port, "nonces.noi-vu.officer", "trinhky");
    Callable<Boolean> visit =
        () -> {
          HttpResponse<String> page =
              person.get("/camunda/app/tasklist/default/", "Accept", "text/html");
          String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
          return first(IN_POLICY, policy).equals(first(IN_PAGE, page.body()));
        };
    ExecutorService people = Executors.newFixedThreadPool(16);
    try {
      List<Boolean> run = new ArrayList<>();
      for (Future<Boolean> answer : people.invokeAll(Collections.nCopies(PAGES, visit))) {
        run.add(answer.get());
      }
      assertThat(run).hasSize(PAGES).containsOnly(true);
    } finally {
      people.shutdownNow();
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}

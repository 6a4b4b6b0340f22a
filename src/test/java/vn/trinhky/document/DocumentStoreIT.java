package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
class DocumentStoreIT {

  @Autowired private DocumentStore store;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void a_file_is_found_by_the_digest_of_its_bytes() {
    String sha256 = store.put("Trình Ký".getBytes(StandardCharsets.UTF_8), "text/plain");
    assertThat(sha256).matches("[0-9a-f]{64}");
    assertThat(store.get(sha256))
        .hasValueSatisfying(
            file -> {
              assertThat(file.content()).asString(StandardCharsets.UTF_8).isEqualTo("Trình Ký");
              assertThat(file.mediaType()).isEqualTo("text/plain");
            });
    assertThat(store.get("0".repeat(64))).isEmpty();
  }

  @Test
  void large_and_empty_files_come_back_as_they_were() {
    byte[] large = new byte[5_000_001];
    new Random(7).nextBytes(large);
    assertThat(store.get(store.put(large, "application/pdf")).orElseThrow().content())
        .isEqualTo(large);
    assertThat(store.get(store.put(new byte[0], "text/plain")).orElseThrow().content()).isEmpty();
  }

  @Test
  void the_same_bytes_are_kept_once_with_their_first_type() {
    byte[] content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    String sha256 = store.put(content, "text/plain");
    assertThat(store.put(content, "text/html")).isEqualTo(sha256);
    assertThat(store.get(sha256).orElseThrow().mediaType()).isEqualTo("text/plain");
  }

  @Test
  void many_may_store_the_same_file_at_once_and_go_on_with_their_transaction() throws Exception {
    byte[] content = UUID.randomUUID().toString().repeat(1000).getBytes(StandardCharsets.UTF_8);
    int writers = 6;
    CyclicBarrier start = new CyclicBarrier(writers);
    Callable<String> write =
        () -> {
          start.await();
          return transaction.execute(
              status -> {
                String sha256 = store.put(content, "text/plain");
                // the transaction of the one who came second is still usable
                String other = store.put(UUID.randomUUID().toString().getBytes(), "text/plain");
                assertThat(store.get(other)).isPresent();
                return sha256;
              });
        };
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        results.add(pool.submit(write));
      }
      for (Future<String> result : results) {
        assertThat(store.get(result.get()).orElseThrow().content()).isEqualTo(content);
      }
      assertThat(results.get(0).get()).isEqualTo(results.get(5).get());
      assertThat(
              jdbc.sql("select count(*) from document_file where sha256 = ?")
                  .param(results.get(0).get())
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }
}

package vn.trinhky.organisation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.organisation.CatalogueImport.Report;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
class CatalogueAtStartIT {

  @Autowired private CatalogueImporter importer;
  @Autowired private Organisation organisation;
  @TempDir private Path folder;

  @Test
  void catalogues_of_the_given_folder_are_imported_too() throws IOException {
    write("own.yaml", shipped().replace("code: ninh-hoa", "code: start-it"));
    write("days.yaml", "years: []\n");
    CatalogueAtStart start = new CatalogueAtStart(importer, folder.toString(), false);
    start.start();
    assertThat(start.isRunning()).isTrue();
    assertThat(organisation.locality("start-it").name()).isEqualTo("Thị xã Ninh Hòa");
    assertThat(organisation.officer("start-it.noi-vu.head")).isPresent();
  }

  @Test
  void a_faulty_catalogue_stops_the_start() throws IOException {
    write("bad.yaml", "locality: {code: Bad}\n");
    assertThatThrownBy(() -> new CatalogueAtStart(importer, folder.toString(), false).start())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("mã địa phương “Bad”")
        .hasMessageContaining("thiếu tên địa phương");
    write("bad.yaml", "locality: [\n");
    assertThatThrownBy(() -> new CatalogueAtStart(importer, folder.toString(), false).start())
        .hasMessageContaining("“bad.yaml” không đọc được");
  }

  @Test
  void a_folder_that_is_not_there_stops_the_start() {
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(() -> new CatalogueAtStart(importer, missing, false).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(missing);
  }

  @Test
  void nodes_that_start_together_import_one_after_the_other() throws Exception {
    ClassPathResource file = new ClassPathResource("catalogue/ninh-hoa.yaml");
    Callable<Report> node = () -> importer.importLocality(file, "start-it-nodes");
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      int changed = 0;
      for (Future<Report> report : pool.invokeAll(List.of(node, node, node))) {
        changed += report.get().changed() ? 1 : 0;
      }
      assertThat(changed).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static String shipped() throws IOException {
    return new ClassPathResource("catalogue/ninh-hoa.yaml")
        .getContentAsString(StandardCharsets.UTF_8);
  }
}

package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.TrinhKyTest;

/** Whoever copies the catalogue from the guide has a locality that works. */
@TrinhKyTest
class GuideExampleIT {

  private static final String CODE = "guide-example";

  @Autowired private CatalogueImport catalogue;
  @Autowired private Organisation organisation;
  @Autowired private Dossiers dossiers;

  @Test
  void a_plan_is_issued_in_the_locality_of_the_example() throws IOException {
    catalogue.importLocality(
        new ByteArrayResource(example().getBytes(StandardCharsets.UTF_8)), CODE);

    assertThat(organisation.locality(CODE).name()).isEqualTo("Thị xã Ví Dụ");
    assertThat(dossiers.open(CODE).toTheEnd().plan().issuedOn()).isNotNull();
  }

  private static String example() throws IOException {
    String page = Files.readString(Path.of("docs", "guide", "quan-tri.md"));
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    return page.substring(start, page.indexOf("```", start)).stripIndent();
  }
}

package vn.trinhky.workflow.internal.identity;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.CatalogueImport;

/**
 * A throw-away locality for a test class: committee, office and two divisions ({@code noi-vu},
 * {@code tc-kh}), with a login {@code <locality>.<agency>.<group>} for every group and a second
 * officer of the division of home affairs.
 */
@Component
public class SmallTown {

  private final CatalogueImport catalogues;

  SmallTown(CatalogueImport catalogues) {
    this.catalogues = catalogues;
  }

  /** Founds the town; its people get their logins with it. */
  public void found(String code) {
    catalogues.importLocality(new ClassPathResource("access/town.yaml"), code);
  }
}

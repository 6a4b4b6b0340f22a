package vn.trinhky.support;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.organisation.CatalogueImport;

/** Sets up throw-away localities: a shipped catalogue under a code of their own. */
@TestComponent
public class TestLocality {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Autowired private CatalogueImport catalogue;

  /** Makes a new locality like thị xã Ninh Hòa and answers its code. */
  public String create() {
    return create("ninh-hoa");
  }

  /** Makes a new locality from this shipped catalogue and answers its code. */
  public String create(String shipped) {
    String code = "t" + COUNT.incrementAndGet();
    catalogue.importLocality(new ClassPathResource("catalogue/" + shipped + ".yaml"), code);
    return code;
  }
}

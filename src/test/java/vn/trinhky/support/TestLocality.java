package vn.trinhky.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.organisation.CatalogueImport;

/** Sets up throw-away localities: the catalogue of thị xã Ninh Hòa under a code of their own. */
@TestComponent
public class TestLocality {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Autowired private CatalogueImport catalogue;

  /** Makes a new locality and answers its code. */
  public String create() {
    return create((code, file) -> file);
  }

  /**
   * Makes a new locality from a changed catalogue and answers its code.
   *
   * @param change makes of the locality's code and the text of the file the text to import
   */
  public String create(BinaryOperator<String> change) {
    String code = "t" + COUNT.incrementAndGet();
    catalogue.importLocality(
        new ByteArrayResource(change.apply(code, text()).getBytes(StandardCharsets.UTF_8)), code);
    return code;
  }

  private static String text() {
    try {
      return new ClassPathResource("catalogue/ninh-hoa.yaml")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}

package vn.trinhky.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;
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
    return create(shipped, (code, file) -> file);
  }

  /**
   * Makes a new locality from this shipped catalogue, where agencies of it are localities of their
   * own, and answers its code.
   *
   * @param neighbours shipped catalogues of those agencies; each is made anew too
   */
  public String create(String shipped, List<String> neighbours) {
    Map<String, String> here = new HashMap<>();
    neighbours.forEach(neighbour -> here.put(neighbour, create(neighbour)));
    String code = "t" + COUNT.incrementAndGet();
    catalogue.importLocality(
        new ByteArrayResource(text(shipped).getBytes(StandardCharsets.UTF_8)), code, here);
    return code;
  }

  /**
   * Makes a new locality from a changed catalogue and answers its code.
   *
   * @param change makes of the locality's code and the text of the file the text to import
   */
  public String create(String shipped, BinaryOperator<String> change) {
    String code = "t" + COUNT.incrementAndGet();
    catalogue.importLocality(
        new ByteArrayResource(change.apply(code, text(shipped)).getBytes(StandardCharsets.UTF_8)),
        code);
    return code;
  }

  private static String text(String shipped) {
    try {
      return new ClassPathResource("catalogue/" + shipped + ".yaml")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}

package vn.trinhky.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A section of the catalogue file that a module above this one reads, e.g. {@code series}. Beans of
 * this type are called in the transaction of the import, after agencies and officers are stored.
 */
public interface CatalogueSection {

  /** Name of the section: a root key of the file. */
  String name();

  /**
   * Stores the section; doing it again changes nothing.
   *
   * @param locality code under which the file is imported
   * @return what changed, for the report; empty when nothing did
   * @throws vn.trinhky.problem.Refusal 400 {@code invalid-catalogue}
   */
  List<String> importSection(String locality, JsonNode content);
}

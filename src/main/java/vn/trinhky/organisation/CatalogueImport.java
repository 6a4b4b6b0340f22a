package vn.trinhky.organisation;

import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/**
 * Brings a catalogue file (YAML with the root {@code locality}) into the registry. Importing again
 * changes nothing; what disappeared from the file is never deleted, only reported.
 */
public interface CatalogueImport {

  /**
   * Imports the file under the code that it names.
   *
   * @throws vn.trinhky.problem.Refusal 400 {@code invalid-catalogue} with every fault of the file;
   *     nothing is stored then
   */
  Report importLocality(Resource file);

  /**
   * Imports the file as another locality: its code and the first part of every login become {@code
   * localityCode}. For tests and for trying out a catalogue. Agencies that are localities of their
   * own are ordinary ones there.
   *
   * @param localityCode {@code [a-z0-9-]}, at most 32 characters
   * @throws vn.trinhky.problem.Refusal 400 {@code invalid-catalogue}
   */
  Report importLocality(Resource file, String localityCode);

  /**
   * Imports the file as another locality, and says under which codes the localities are that
   * agencies of the file are.
   *
   * @param localities code in the file to code here; an agency whose locality is not named is an
   *     ordinary one
   * @throws vn.trinhky.problem.Refusal 400 {@code invalid-catalogue}
   */
  Report importLocality(Resource file, String localityCode, Map<String, String> localities);

  /**
   * What an import did.
   *
   * @param changes rows that were added, changed or removed, e.g. {@code organisation_agency + 51};
   *     empty when everything was as in the file
   * @param missing agencies, officers and collective names of the registry that the file does not
   *     name any more; they were kept
   * @param ignored sections of the file that no module reads
   */
  record Report(String locality, List<String> changes, List<String> missing, List<String> ignored) {
    public Report {
      changes = List.copyOf(changes);
      missing = List.copyOf(missing);
      ignored = List.copyOf(ignored);
    }

    /** Whether anything is different from before. */
    public boolean changed() {
      return !changes.isEmpty();
    }
  }
}

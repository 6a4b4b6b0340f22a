package vn.trinhky.importing.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.importing.Reading;
import vn.trinhky.organisation.internal.Directories;

/** Files read into a dossier that was just opened, without the application around it. */
public final class Imports {

  private final ImportContext context;
  private final Names names;

  /** With the names of a catalogue of the product. */
  public Imports(String catalogue, int planYear) {
    LocalDate on = LocalDate.of(planYear, 1, 9);
    this.context = new ImportContext(catalogue, planYear, on, blank());
    this.names = new Names(Directories.ofCatalogue(catalogue, on), code -> Optional.empty());
  }

  /** Everything that the product does with a file until a person looks at it. */
  public Reading read(byte[] file) {
    return new DraftAssembler(
            context,
            names,
            (blocks, index) ->
                new TaskTable(names.directory(), context.planYear(), index).read(blocks))
        .read(SourceReaders.read("tệp", file));
  }

  private static Draft blank() {
    return new Draft(
        IssuanceForm.PLAN,
        IssuingAuthority.COMMITTEE,
        List.of("ỦY BAN NHÂN DÂN"),
        null,
        "",
        "",
        List.of(),
        List.of(),
        new Draft.PlanText("", ""),
        List.of(),
        null,
        null,
        List.of(),
        new Draft.ArchiveLine(List.of("VT"), null),
        null);
  }
}

package vn.trinhky.importing.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.importing.DraftImporter;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.organisation.Organisation;

/** Reads a file, its structure and its appendices, and puts the draft together. */
@Component
class DocumentImporter implements DraftImporter {

  private static final String PASTED = "Văn bản đã dán";

  private final Organisation organisation;
  private final AppendixReader appendices;

  DocumentImporter(Organisation organisation, AppendixReader appendices) {
    this.organisation = organisation;
    this.appendices = appendices;
  }

  @Override
  public Reading read(String fileName, byte[] content, ImportContext context) {
    return read(SourceReaders.read(fileName, content), context);
  }

  @Override
  public Reading readText(String text, ImportContext context) {
    return read(TextReader.read(PASTED, text, List.of()), context);
  }

  private Reading read(SourceDocument source, ImportContext context) {
    return new DraftAssembler(
            context,
            Names.of(organisation, context),
            (blocks, index) -> appendices.read(blocks, index, context))
        .read(source);
  }
}

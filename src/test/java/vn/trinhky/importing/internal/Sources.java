package vn.trinhky.importing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.document.Samples;
import vn.trinhky.document.internal.Exports;
import vn.trinhky.importing.SourceDocument;

/** Sources for tests of reading: the five plans as text, and texts of their own. */
final class Sources {

  static final List<String> SEEDS =
      List.of("vinh-chau-2023", "nga-nam-2024", "vinh-long-2023", "vung-tau-2023", "ninh-hoa-2022");

  private static final Samples SAMPLES = new Samples();

  private Sources() {}

  /** As what a plan comes in. */
  enum Kind {
    /** The text as it was found. */
    TEXT,
    /** The same text as LibreOffice Writer saves it in DOCX. */
    TEXT_IN_WRITER,
    /** Its appendix as LibreOffice Calc saves it in XLSX. */
    TEXT_IN_CALC,
    /** Our DOCX of the sample, opened and saved by LibreOffice Writer. */
    EXPORT_IN_WRITER,
    /** Our XLSX of the sample's appendix, opened and saved by LibreOffice Calc. */
    EXPORT_IN_CALC,
    /** Our DOCX of the sample. */
    EXPORTED_DOCX,
    /** Our XLSX of the sample's appendix. */
    EXPORTED_XLSX;

    /** Whether it is made of the sample, not of the text as it was found. */
    boolean exported() {
      return name().startsWith("EXPORT");
    }

    /** Whether it holds the appendix alone. */
    boolean sheet() {
      return this == TEXT_IN_CALC || this == EXPORT_IN_CALC || this == EXPORTED_XLSX;
    }
  }

  /** A plan in one of its kinds. */
  record Given(String plan, Kind kind) {

    SourceDocument read() {
      return switch (kind) {
        case TEXT -> of(plan, seed(plan));
        case TEXT_IN_WRITER -> file(".text.libreoffice.docx");
        case TEXT_IN_CALC -> file(".text.libreoffice.xlsx");
        case EXPORT_IN_WRITER -> file(".libreoffice.docx");
        case EXPORT_IN_CALC -> file(".libreoffice.xlsx");
        case EXPORTED_DOCX ->
            SourceReaders.read(plan, Exports.EXPORTER.docx(Exports.drafted(plan)));
        case EXPORTED_XLSX ->
            SourceReaders.read(plan, Exports.EXPORTER.appendixWorkbook(Exports.drafted(plan)));
      };
    }

    private SourceDocument file(String ending) {
      return SourceReaders.read(plan, OfficeFiles.resource(plan + ending));
    }

    @Override
    public String toString() {
      return plan + " " + kind;
    }
  }

  /** All plans that have an appendix, in every kind. */
  static List<Given> appendices() {
    return given(true);
  }

  /** All plans, in every kind that holds a whole document. */
  static List<Given> documents() {
    return given(false);
  }

  private static List<Given> given(boolean appendices) {
    List<Given> given = new ArrayList<>();
    for (String plan : SEEDS) {
      boolean appendix = !SAMPLES.load(plan).draft().appendices().isEmpty();
      for (Kind kind : Kind.values()) {
        if (appendices ? appendix : !kind.sheet()) {
          given.add(new Given(plan, kind));
        }
      }
    }
    return given;
  }

  /** The text of a plan as it was found. */
  static String seed(String name) {
    return text("importing/seeds/" + name + ".txt");
  }

  static String text(String path) {
    try {
      return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The text as a source. */
  static SourceDocument of(String name, String text) {
    return TextReader.read(name, text, List.of());
  }
}

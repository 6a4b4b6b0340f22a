package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.trinhky.document.internal.Exports;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.support.OfficeProgram;

/** LibreOffice opens what we export, and what it saves reads as before. */
@Tag("browser") // once, without a database
@ExtendWith(OfficeProgram.class)
class OfficeProgramIT {

  @TempDir Path folder;

  @Test
  void another_program_saves_what_we_wrote_and_we_read_the_same() throws IOException {
    for (String sample : List.of("ninh-hoa-2022", "vinh-chau-2023")) {
      byte[] word = Exports.EXPORTER.docx(Exports.drafted(sample));
      byte[] excel = Exports.EXPORTER.appendixWorkbook(Exports.drafted(sample));
      assertThat(saved("docx", word)).isEqualTo(SourceReaders.read("tệp", word));
      SourceDocument workbook = saved("xlsx", excel);
      assertThat(OfficeFiles.texts(workbook))
          .isEqualTo(OfficeFiles.texts(SourceReaders.read("tệp", excel)));
      assertThat(workbook.notes()).isEmpty();
    }
  }

  @Test
  void the_document_prints_with_an_upright_plan_and_a_landscape_appendix() throws IOException {
    Path file = Files.write(folder.resolve("a.docx"), Exports.EXPORTER.docx(Exports.issued()));
    OfficeProgram.convert("pdf", folder, file);
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("a.pdf").toFile())) {
      PDRectangle first = pdf.getPage(0).getMediaBox();
      PDRectangle last = pdf.getPage(pdf.getNumberOfPages() - 1).getMediaBox();
      assertThat(first.getHeight()).isGreaterThan(first.getWidth());
      assertThat(last.getWidth()).isGreaterThan(last.getHeight());
      PDFTextStripper text = new PDFTextStripper();
      text.setStartPage(pdf.getNumberOfPages());
      assertThat(text.getText(pdf)).as("headings on the last page too").contains("STT");
      text.setStartPage(1);
      text.setEndPage(1);
      // the other program sets Vietnamese letters in pieces
      assertThat(text.getText(pdf)).contains("112/Q").contains("-UBND").contains("2022");
    }
  }

  private SourceDocument saved(String kind, byte[] content) throws IOException {
    Path ours = Files.createDirectories(folder.resolve("ours")).resolve("a." + kind);
    Files.write(ours, content);
    OfficeProgram.convert(kind, folder, ours);
    return SourceReaders.read("tệp", Files.readAllBytes(folder.resolve("a." + kind)));
  }
}

package vn.trinhky.document.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.trinhky.document.DocumentExporter;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.RegisterBook;
import vn.trinhky.problem.Refusal;

/**
 * Office Open XML (ISO/IEC 29500) from the templates in {@code documents/office/}, with the same
 * values as the XHTML.
 */
@Component
class OfficeExporter implements DocumentExporter {

  /** Printed in every head; the law asks for a rule as long as this text. */
  private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";

  private final Templates templates = new Templates();
  private final Serif serif;
  private final DocumentModels models;
  private final double mottoWidth;

  OfficeExporter() {
    this.serif = new Serif();
    this.models = new DocumentModels(serif);
    this.mottoWidth = serif.width(MOTTO, Serif.Face.BOLD, 13);
  }

  @Override
  public byte[] docx(Printable document) {
    DocumentModels.Model model = models.of(document);
    Map<String, Object> values = new HashMap<>(model.values());
    values.put("mottoWidth", mottoWidth);
    String paper = model.template().replace(".ftlh", ".ftlx");
    return new OfficePackage(templates, values)
        .with("[Content_Types].xml", "docx/content-types.xml")
        .with("_rels/.rels", "docx/package-rels.xml")
        .with("word/document.xml", "docx/" + paper)
        .with("word/_rels/document.xml.rels", "docx/document-rels.xml")
        .with("word/styles.xml", "docx/styles.xml")
        .with("word/settings.xml", "docx/settings.xml")
        .with("word/header.xml", "docx/header.ftlx")
        .with("word/header-first.xml", "docx/header-first.ftlx")
        .with("word/footer.xml", "docx/footer.xml")
        .with("word/footer-first.xml", "docx/footer-first.ftlx")
        .with("docProps/core.xml", "core.ftlx")
        .bytes();
  }

  @Override
  public byte[] appendixWorkbook(PlanDocument document) {
    List<Draft.Appendix> appendices = document.draft().appendices();
    if (appendices.stream().allMatch(appendix -> appendix.columns().isEmpty())) {
      throw Refusal.notFound(
          "no-appendix", "Dự thảo này chưa có phụ lục nên không có bảng để xuất ra Excel.");
    }
    Map<String, Object> values = new HashMap<>(models.of(document).values());
    @SuppressWarnings("unchecked")
    List<Views.Appendix> views = (List<Views.Appendix>) values.get("appendices");
    List<AppendixSheet> sheets = AppendixSheet.of(appendices, views, serif);
    return workbook(sheets, values);
  }

  @Override
  public byte[] registerWorkbook(RegisterBook book) {
    Map<String, Object> values = new HashMap<>(models.of(book).values());
    Views.Appendix table = (Views.Appendix) values.get("table");
    List<ColumnKind> kinds =
        book.columns().stream()
            .map(column -> column.count() ? ColumnKind.ORDINAL : ColumnKind.TASK)
            .toList();
    return workbook(List.of(AppendixSheet.of(kinds, table, serif)), values);
  }

  private byte[] workbook(List<AppendixSheet> sheets, Map<String, Object> values) {
    values.put("sheets", sheets);
    OfficePackage workbook =
        new OfficePackage(templates, values)
            .with("[Content_Types].xml", "xlsx/content-types.ftlx")
            .with("_rels/.rels", "xlsx/package-rels.xml")
            .with("xl/workbook.xml", "xlsx/workbook.ftlx")
            .with("xl/_rels/workbook.xml.rels", "xlsx/workbook-rels.ftlx")
            .with("xl/styles.xml", "xlsx/styles.xml")
            .with("docProps/core.xml", "core.ftlx");
    for (int i = 0; i < sheets.size(); i++) {
      values.put("sheet", sheets.get(i));
      workbook.with("xl/worksheets/sheet" + (i + 1) + ".xml", "xlsx/sheet.ftlx");
    }
    return workbook.bytes();
  }
}

package vn.trinhky.document.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/**
 * Puts fields onto pages and into the structure of a tagged document: each widget has a Form
 * element, and the tree of parents leads back to it.
 */
final class TaggedFields {

  private final PDDocument document;
  private final PDAcroForm form;
  private final PDStructureTreeRoot root;
  private final PDStructureElement parent;

  /** What is to be added to the tree of parents: key, element, key, element. */
  private final COSArray entries = new COSArray();

  private int next;

  TaggedFields(PDDocument document, PDAcroForm form) {
    this.document = document;
    this.form = form;
    this.root = document.getDocumentCatalog().getStructureTreeRoot();
    this.parent = (PDStructureElement) root.getKids().get(0);
    this.next = firstFreeKey(root.getParentTree().getCOSObject());
  }

  /** An empty widget on the page, not yet part of a field. */
  PDAnnotationWidget widget(int page, PDRectangle where, String label) throws IOException {
    PDAnnotationWidget widget = new PDAnnotationWidget();
    lay(widget, page, where, label);
    return widget;
  }

  /** Adds the widget to the field, and the field to the form when it is its first. */
  void place(PDTextField field, PDAnnotationWidget widget) {
    // one widget too becomes a kid: all fields are built and filled alike
    List<PDAnnotationWidget> widgets = new ArrayList<>();
    if (field.getCOSObject().getCOSArray(COSName.KIDS) != null) {
      widgets.addAll(field.getWidgets());
    }
    if (widgets.isEmpty()) {
      addToForm(field);
    }
    widgets.add(widget);
    field.setWidgets(widgets);
  }

  /** Places a field that is its own widget. */
  void place(PDField field, PDAnnotationWidget widget, int page, PDRectangle where, String label)
      throws IOException {
    lay(widget, page, where, label);
    addToForm(field);
  }

  /** Writes the tree of parents. */
  void close() {
    COSDictionary tree = root.getParentTree().getCOSObject();
    COSArray numbers = tree.getCOSArray(COSName.NUMS);
    if (numbers != null) {
      numbers.addAll(entries);
    } else {
      COSDictionary leaf = new COSDictionary();
      COSArray limits = new COSArray();
      limits.add(entries.get(0));
      limits.add(entries.get(entries.size() - 2));
      leaf.setItem(COSName.LIMITS, limits);
      leaf.setItem(COSName.NUMS, entries);
      tree.getCOSArray(COSName.KIDS).add(leaf);
    }
    root.setParentTreeNextKey(next);
  }

  private void addToForm(PDField field) {
    List<PDField> fields = new ArrayList<>(form.getFields());
    fields.add(field);
    form.setFields(fields);
  }

  private void lay(PDAnnotationWidget widget, int pageNumber, PDRectangle wanted, String label)
      throws IOException {
    PDRectangle where = exact(wanted);
    PDPage page = document.getPage(pageNumber);
    widget.setRectangle(where);
    widget.setPage(page);
    widget.setPrinted(true);
    PDAppearanceStream empty = new PDAppearanceStream(document);
    empty.setBBox(new PDRectangle(where.getWidth(), where.getHeight()));
    empty.setResources(new PDResources());
    // as a signature will have it: then this is no change
    empty.setFormType(1);
    PDAppearanceDictionary appearance = new PDAppearanceDictionary();
    appearance.setNormalAppearance(empty);
    widget.setAppearance(appearance);
    page.getAnnotations().add(widget);
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);

    PDStructureElement element = new PDStructureElement("Form", parent);
    element.setPage(page);
    element.setAlternateDescription(label);
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("OBJR"));
    reference.setItem(COSName.OBJ, widget.getCOSObject());
    reference.setItem(COSName.PG, page.getCOSObject());
    element.getCOSObject().setItem(COSName.K, reference);
    parent.appendKid(element);
    widget.setStructParent(next);
    entries.add(COSInteger.get(next));
    entries.add(element.getCOSObject());
    next++;
  }

  /** On quarters of a point: widths are the same then for everybody who takes a difference. */
  private static PDRectangle exact(PDRectangle wanted) {
    return new PDRectangle(
        Math.round(wanted.getLowerLeftX() * 4) / 4f,
        Math.round(wanted.getLowerLeftY() * 4) / 4f,
        Math.round(wanted.getWidth() * 4) / 4f,
        Math.round(wanted.getHeight() * 4) / 4f);
  }

  private static int firstFreeKey(COSDictionary tree) {
    COSArray numbers = tree.getCOSArray(COSName.NUMS);
    int highest = -1;
    if (numbers != null) {
      for (int i = 0; i < numbers.size(); i += 2) {
        highest = Math.max(highest, numbers.getInt(i));
      }
    }
    COSArray kids = tree.getCOSArray(COSName.KIDS);
    if (kids != null) {
      for (int i = 0; i < kids.size(); i++) {
        highest = Math.max(highest, firstFreeKey((COSDictionary) kids.getObject(i)) - 1);
      }
    }
    return highest + 1;
  }
}

package vn.trinhky.document.internal;

import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.render.Box;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.OfficialPaper;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.ProposalDocument;
import vn.trinhky.document.SignableFields;

/**
 * Lays the fields over the pages of a document that is to be signed. They go where the layout has
 * put the gaps and the room for the signature, and into the structure of the document, as PDF/UA
 * wants it.
 */
final class SignableForm {

  private static final float MM = 72 / 25.4f;

  /** Room of the signature's picture. */
  private static final float SIGNATURE_WIDTH = 40 * MM;

  private static final float SIGNATURE_HEIGHT = 16 * MM;

  /** A seal stands in its real size (Phụ lục I, II.8). */
  private static final float SEAL = 36 * MM;

  /** Everything a number may be made of. */
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final String signer;
  private final Serif serif;

  private SignableForm(String signer, Serif serif) {
    this.signer = signer;
    this.serif = serif;
  }

  static SignableForm of(Printable document, Serif serif) {
    DocumentFacts facts;
    if (document instanceof PlanDocument plan) {
      facts = plan.facts();
    } else if (document instanceof ProposalDocument proposal) {
      facts = proposal.facts();
    } else if (document instanceof OfficialPaper paper) {
      facts = paper.facts();
    } else {
      throw new IllegalArgumentException("Not signed and numbered: " + document.getClass());
    }
    if (facts.number() != null || facts.date() != null) {
      throw new IllegalArgumentException("The document has its number or date already");
    }
    if (facts.signature() == null) {
      throw new IllegalArgumentException("The document has no signer");
    }
    return new SignableForm(Wording.clean(facts.signature().name()), serif);
  }

  /** Adds every field. */
  void add(PDDocument document, List<PagePosition<Box>> places) throws IOException {
    PDAcroForm form = new PDAcroForm(document);
    form.setFields(new ArrayList<>());
    form.setDefaultResources(fonts(document));
    form.setDefaultAppearance(FormFilling.appearance(Serif.Face.REGULAR, 13));
    document.getDocumentCatalog().setAcroForm(form);
    TaggedFields fields = new TaggedFields(document, form);
    Map<String, PDTextField> gaps = new LinkedHashMap<>();
    List<PagePosition<Box>> ordered =
        places.stream()
            .filter(place -> place.getId() != null)
            .sorted(Comparator.comparingInt(SignableForm::order))
            .toList();
    for (PagePosition<Box> place : ordered) {
      Matcher blank = Blanks.ID.matcher(place.getId());
      if (blank.matches()) {
        boolean head = !gaps.containsKey(blank.group(1));
        PDTextField field = gaps.computeIfAbsent(blank.group(1), what -> gap(form, what));
        boolean headNumber = head && blank.group(1).equals("number");
        PDAnnotationWidget widget =
            fields.widget(
                place.getPageNo(),
                new PDRectangle(place.getX(), place.getY(), place.getWidth(), place.getHeight()),
                field.getAlternateFieldName());
        widget
            .getCOSObject()
            .setString(
                COSName.DA,
                FormFilling.appearance(
                    headNumber ? Serif.Face.REGULAR : Serif.Face.ITALIC, headNumber ? 13 : 14));
        fields.place(field, widget);
      } else if (place.getId().equals("signature-room")) {
        signature(form, fields, place);
      }
    }
    if (!gaps.keySet().containsAll(List.of("number", "day", "month", "year"))) {
      throw new IllegalStateException("The layout has no place for " + gaps.keySet());
    }
    if (form.getField(SignableFields.SIGNATURE) == null) {
      throw new IllegalStateException("The layout has no room for a signature");
    }
    fields.close();
  }

  private static int order(PagePosition<Box> place) {
    Matcher blank = Blanks.ID.matcher(place.getId());
    return blank.matches()
        ? Integer.parseInt(place.getId().substring(place.getId().lastIndexOf('-') + 1))
        : Integer.MAX_VALUE;
  }

  private static PDTextField gap(PDAcroForm form, String what) {
    PDTextField field = new PDTextField(form);
    field.setDefaultAppearance(FormFilling.appearance(Serif.Face.ITALIC, 14));
    String name;
    String label;
    switch (what) {
      case "number" -> {
        name = SignableFields.NUMBER;
        label = "Số văn bản";
      }
      case "day" -> {
        name = SignableFields.DAY;
        label = "Ngày ban hành";
      }
      case "month" -> {
        name = SignableFields.MONTH;
        label = "Tháng ban hành";
      }
      default -> {
        name = SignableFields.YEAR;
        label = "Năm ban hành";
      }
    }
    field.setPartialName(name);
    field.setAlternateFieldName(label);
    field.setWidgets(List.of());
    return field;
  }

  /** The signature in the middle of its room, and the seal over a third of it, on its left. */
  private void signature(PDAcroForm form, TaggedFields fields, PagePosition<Box> room)
      throws IOException {
    float centre = room.getX() + room.getWidth() / 2;
    float middle = room.getY() + room.getHeight() / 2;
    PDRectangle picture =
        new PDRectangle(
            centre - SIGNATURE_WIDTH / 2,
            middle - SIGNATURE_HEIGHT / 2,
            SIGNATURE_WIDTH,
            SIGNATURE_HEIGHT);
    PDRectangle seal =
        new PDRectangle(
            picture.getLowerLeftX() + SIGNATURE_WIDTH / 3 - SEAL, middle - SEAL / 2, SEAL, SEAL);
    place(
        form,
        fields,
        room.getPageNo(),
        SignableFields.SIGNATURE,
        "Chữ ký số của người có thẩm quyền: " + signer,
        picture);
    place(
        form,
        fields,
        room.getPageNo(),
        SignableFields.SEAL,
        "Chữ ký số của cơ quan ban hành",
        seal);
  }

  private static void place(
      PDAcroForm form, TaggedFields fields, int page, String name, String label, PDRectangle where)
      throws IOException {
    PDSignatureField field = new PDSignatureField(form);
    field.setPartialName(name);
    field.setAlternateFieldName(label);
    fields.place(field, field.getWidgets().get(0), page, where, label);
  }

  private PDResources fonts(PDDocument document) throws IOException {
    PDResources resources = new PDResources();
    for (Serif.Face face : List.of(Serif.Face.REGULAR, Serif.Face.ITALIC)) {
      PDType0Font font =
          PDType0Font.load(document, new ByteArrayInputStream(serif.file(face)), true);
      CHARACTERS.codePoints().forEach(font::addToSubset);
      font.subset();
      resources.put(FormFilling.font(face), font);
      if (face == Serif.Face.REGULAR) {
        // programs that open a form add these two when they are missing, and not embedded
        resources.put(COSName.HELV, font);
        resources.put(COSName.ZA_DB, font);
      }
    }
    return resources;
  }
}

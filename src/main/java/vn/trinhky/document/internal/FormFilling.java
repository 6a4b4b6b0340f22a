package vn.trinhky.document.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import vn.trinhky.document.SignableFields;

/** Writes number and date into the fields of {@link SignableForm}, appending to the file. */
final class FormFilling {

  private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{1,10}");
  private static final Pattern APPEARANCE = Pattern.compile("/Serif(\\w+) (\\d+) Tf 0 g");
  private static final double POINT = 25.4 / 72;

  /** Share of the type size below the baseline, and of the whole line. */
  private static final float DESCENT = 0.216f;

  private static final float LINE = 1.107f;

  private final Serif serif;

  FormFilling(Serif serif) {
    this.serif = serif;
  }

  /** How text of a field looks. */
  static String appearance(Serif.Face face, int points) {
    return "/" + font(face).getName() + " " + points + " Tf 0 g";
  }

  /** Name of the embedded font. */
  static COSName font(Serif.Face face) {
    return COSName.getPDFName("Serif" + face.name());
  }

  byte[] fill(byte[] signable, String number, LocalDate date) {
    String printed = Wording.number(number);
    if (!NUMBER.matcher(printed).matches()) {
      throw new IllegalArgumentException("Not a number that can be printed: " + number);
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put(SignableFields.NUMBER, printed);
    values.put(SignableFields.DAY, Wording.day(date));
    values.put(SignableFields.MONTH, Wording.month(date));
    values.put(SignableFields.YEAR, String.format(Locale.ROOT, "%04d", date.getYear()));
    try (PDDocument document = Loader.loadPDF(signable);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      Set<COSDictionary> changed = new HashSet<>();
      for (Map.Entry<String, String> value : values.entrySet()) {
        PDField field = form == null ? null : form.getField(value.getKey());
        if (!(field instanceof PDTextField text)) {
          throw new IllegalArgumentException("The file has no field " + value.getKey());
        }
        if (text.isReadOnly() || !text.getValue().isEmpty()) {
          throw new IllegalStateException("The field is filled already: " + value.getKey());
        }
        fill(document, form, text, value.getValue(), changed);
      }
      document.saveIncremental(out, changed);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(
      PDDocument document,
      PDAcroForm form,
      PDTextField field,
      String value,
      Set<COSDictionary> changed)
      throws IOException {
    field.getCOSObject().setItem(COSName.V, new COSString(value));
    field.setReadOnly(true);
    changed.add(field.getCOSObject());
    for (PDAnnotationWidget widget : field.getWidgets()) {
      PDAppearanceDictionary appearance = new PDAppearanceDictionary();
      boolean right = field.getPartialName().equals(SignableFields.NUMBER);
      appearance.setNormalAppearance(drawn(document, form, widget, value, right));
      widget.setAppearance(appearance);
      changed.add(widget.getCOSObject());
    }
  }

  /** The value in its box: a number against its slash, the parts of a date in the middle. */
  private PDAppearanceStream drawn(
      PDDocument document, PDAcroForm form, PDAnnotationWidget widget, String value, boolean right)
      throws IOException {
    Matcher look = APPEARANCE.matcher(widget.getCOSObject().getString(COSName.DA, ""));
    if (!look.matches()) {
      throw new IllegalArgumentException("The field does not say how it looks");
    }
    Serif.Face face = Serif.Face.valueOf(look.group(1));
    PDRectangle box = widget.getRectangle();
    double size = Integer.parseInt(look.group(2));
    double width = serif.width(value, face, size) / POINT;
    if (width > box.getWidth()) {
      size *= box.getWidth() / width;
      width = box.getWidth();
    }
    double x = right ? box.getWidth() - width : (box.getWidth() - width) / 2;
    double y = (box.getHeight() - LINE * size) / 2 + DESCENT * size;

    PDFont font = form.getDefaultResources().getFont(font(face));
    PDResources resources = new PDResources();
    resources.put(font(face), font);
    PDAppearanceStream stream = new PDAppearanceStream(document);
    stream.setBBox(new PDRectangle(box.getWidth(), box.getHeight()));
    stream.setResources(resources);
    stream.setFormType(1);
    String drawing =
        String.format(
            Locale.ROOT,
            "/Tx BMC q BT /%s %.3f Tf 0 g %.3f %.3f Td <%s> Tj ET Q EMC",
            font(face).getName(),
            size,
            x,
            y,
            HexFormat.of().formatHex(serif.glyphs(value, face)));
    try (OutputStream content = stream.getStream().createOutputStream()) {
      content.write(drawing.getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }
}

package vn.trinhky.signing.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** The fields of a file at one moment: what is in them, how that looks, and where they are. */
final class FormState {

  private final Map<String, Field> fields = new TreeMap<>();

  /**
   * @param content value and looks
   * @param place where its widgets are
   */
  private record Field(boolean signature, String content, String place) {}

  /**
   * What became of the fields.
   *
   * @param filled names of fields that were there and have other content
   * @param signed names of those among them, and of new ones, that hold a signature now
   * @param moved names of fields that are gone, have other places, or are new without a signature
   */
  record Changes(Set<String> filled, Set<String> signed, Set<String> moved) {
    boolean isEmpty() {
      return filled.isEmpty() && signed.isEmpty() && moved.isEmpty();
    }
  }

  private FormState() {}

  /** The fields of the first so many bytes of the file: what they were at that moment. */
  static FormState of(byte[] file, int length) {
    FormState state = new FormState();
    try (PDDocument document =
        Loader.loadPDF(length == file.length ? file : Arrays.copyOf(file, length))) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      if (form != null) {
        for (PDField field : form.getFieldTree()) {
          if (field.getWidgets().isEmpty()) {
            continue;
          }
          state.fields.put(field.getFullyQualifiedName(), state(field));
        }
      }
      return state;
    } catch (IOException e) {
      throw Verifier.unreadable();
    }
  }

  /** What happened from this moment to the other. */
  Changes until(FormState later) {
    Set<String> filled = new LinkedHashSet<>();
    Set<String> signed = new LinkedHashSet<>();
    Set<String> moved = new LinkedHashSet<>();
    fields.forEach(
        (name, before) -> {
          Field after = later.fields.get(name);
          if (after == null || !after.place().equals(before.place())) {
            moved.add(name);
          } else if (!after.content().equals(before.content())) {
            (after.signature() ? signed : filled).add(name);
          }
        });
    later.fields.forEach(
        (name, after) -> {
          if (!fields.containsKey(name)) {
            (after.signature() ? signed : moved).add(name);
          }
        });
    return new Changes(filled, signed, moved);
  }

  private static Field state(PDField field) throws IOException {
    boolean signature = field instanceof PDSignatureField signed && signed.getSignature() != null;
    List<String> places = new ArrayList<>();
    StringBuilder content = new StringBuilder();
    content.append(described(field.getCOSObject().getDictionaryObject(COSName.V)));
    for (PDAnnotationWidget widget : field.getWidgets()) {
      places.add(widget.getCOSObject().getInt(COSName.F) + " " + widget.getRectangle());
      if (widget.getAppearance() != null && widget.getAppearance().getNormalAppearance() != null) {
        content.append(described(widget.getAppearance().getNormalAppearance().getCOSObject()));
      }
    }
    return new Field(signature, content.toString(), places.toString());
  }

  private static String described(COSBase value) throws IOException {
    if (value instanceof COSString text) {
      return text.toHexString();
    }
    if (value instanceof COSStream stream) {
      try (var in = stream.createRawInputStream()) {
        return HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(IOUtils.toByteArray(in)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    if (value instanceof COSDictionary dictionary) {
      return described(dictionary.getDictionaryObject(COSName.CONTENTS));
    }
    return String.valueOf(value);
  }
}

package vn.trinhky.signing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.jspecify.annotations.Nullable;

/**
 * What a reader would see differently after an increment: both states of the file are walked side
 * by side from their catalog, object by object. Only what a signature or the filling of a field
 * must change is passed over. It knows no list of attacks, and so needs none.
 */
final class Increment {

  /** More than any honest file has; a file that has more is not compared to its end. */
  private static final int MOST_PAIRS = 1_000_000;

  /** What filling or signing a field changes in it. */
  private static final Set<COSName> CONTENT =
      Set.of(COSName.V, COSName.FF, COSName.AP, COSName.AS, COSName.M);

  /** Data for later verification. */
  private static final Set<COSName> VALIDATION =
      Set.of(COSName.getPDFName("DSS"), COSName.getPDFName("Extensions"));

  private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");

  private final boolean newSignatures;
  private final Set<COSBase> open = identities();
  private final Set<COSBase> forms = identities();
  private final Set<Pair> seen = new HashSet<>();
  private final Deque<Step> steps = new ArrayDeque<>();

  private Increment(boolean newSignatures) {
    this.newSignatures = newSignatures;
  }

  /**
   * The place of the first difference, for the log; empty when there is none.
   *
   * @param length where the earlier state ends
   * @param fields names of the fields whose content may differ
   * @param newSignatures whether further signature fields may have come
   */
  static Optional<String> firstDifference(
      byte[] file, int length, Set<String> fields, boolean newSignatures) {
    return firstDifference(file, length, fields, newSignatures, false);
  }

  /** The same for the first signature, which may say in the catalog what it permits. */
  static Optional<String> firstDifferenceOfFirst(byte[] file, int length, Set<String> fields) {
    return firstDifference(file, length, fields, false, true);
  }

  private static Optional<String> firstDifference(
      byte[] file, int length, Set<String> fields, boolean newSignatures, boolean permits) {
    if (length == file.length) {
      return Optional.empty();
    }
    try (PDDocument before = Loader.loadPDF(Arrays.copyOf(file, length));
        PDDocument after = Loader.loadPDF(file)) {
      Increment increment = new Increment(newSignatures);
      increment.allow(before, fields);
      return increment.compare(before, after, permits);
    } catch (IOException e) {
      return Optional.of("not readable: " + e.getMessage());
    }
  }

  private void allow(PDDocument before, Set<String> names) {
    PDAcroForm form = before.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return;
    }
    forms.add(form.getCOSObject());
    for (PDField field : form.getFieldTree()) {
      if (names.contains(field.getFullyQualifiedName())) {
        open.add(field.getCOSObject());
        for (PDAnnotationWidget widget : field.getWidgets()) {
          open.add(widget.getCOSObject());
        }
      }
    }
  }

  private Optional<String> compare(PDDocument before, PDDocument after, boolean permits)
      throws IOException {
    COSDictionary first = before.getDocument().getTrailer();
    COSDictionary second = after.getDocument().getTrailer();
    push(first.getItem(COSName.INFO), second.getItem(COSName.INFO), "Info");
    COSDictionary catalog = before.getDocumentCatalog().getCOSObject();
    COSDictionary later = after.getDocumentCatalog().getCOSObject();
    Set<COSName> ignored = new HashSet<>(VALIDATION);
    if (catalog.getItem(COSName.ACRO_FORM) == null && newSignatures) {
      // the first signature brings the form with it
      ignored.add(COSName.ACRO_FORM);
    }
    if (permits
        && catalog.getItem(COSName.PERMS) == null
        && later.getDictionaryObject(COSName.PERMS) instanceof COSDictionary permissions
        && permissions.keySet().equals(Set.of(COSName.DOCMDP))) {
      ignored.add(COSName.PERMS);
    }
    dictionaries(catalog, later, "Root", ignored);
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      if (seen.size() > MOST_PAIRS || !isSame(step)) {
        return Optional.of(step.place());
      }
    }
    return Optional.empty();
  }

  private void push(@Nullable COSBase first, @Nullable COSBase second, String place) {
    steps.push(new Step(plain(first), plain(second), place));
  }

  private static COSBase plain(@Nullable COSBase value) {
    COSBase object = value instanceof COSObject reference ? reference.getObject() : value;
    return object == null ? COSNull.NULL : object;
  }

  private boolean isSame(Step step) throws IOException {
    COSBase first = step.first();
    COSBase second = step.second();
    if (first instanceof COSDictionary || first instanceof COSArray) {
      if (!first.getClass().equals(second.getClass())) {
        return false;
      }
      if (!seen.add(new Pair(first, second))) {
        return true;
      }
    }
    if (first instanceof COSArray a && second instanceof COSArray b) {
      return arrays(a, b, step.place());
    }
    if (first instanceof COSStream a && second instanceof COSStream b && !sameBytes(a, b)) {
      return false;
    }
    if (first instanceof COSDictionary a && second instanceof COSDictionary b) {
      Set<COSName> ignored = Set.of();
      if (open.contains(a)) {
        ignored = CONTENT;
      } else if (forms.contains(a)) {
        ignored = Set.of(SIG_FLAGS);
      }
      dictionaries(a, b, step.place(), ignored);
      return true;
    }
    return first.equals(second);
  }

  private void dictionaries(
      COSDictionary first, COSDictionary second, String place, Set<COSName> ignored) {
    Set<COSName> keys = new LinkedHashSet<>(first.keySet());
    keys.addAll(second.keySet());
    keys.removeAll(ignored);
    for (COSName key : keys) {
      push(first.getItem(key), second.getItem(key), place + "/" + key.getName());
    }
  }

  private boolean arrays(COSArray first, COSArray second, String place) {
    boolean grown =
        newSignatures
            && second.size() > first.size()
            && (place.endsWith("/Annots") || place.endsWith("/Fields"));
    if (second.size() != first.size() && !grown) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      push(first.get(i), second.get(i), place);
    }
    for (int i = first.size(); i < second.size(); i++) {
      if (!(second.getObject(i) instanceof COSDictionary added
          && COSName.SIG.equals(added.getCOSName(COSName.FT)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameBytes(COSStream first, COSStream second) throws IOException {
    try (InputStream a = first.createRawInputStream();
        InputStream b = second.createRawInputStream()) {
      return Arrays.equals(a.readAllBytes(), b.readAllBytes());
    }
  }

  private static Set<COSBase> identities() {
    Map<COSBase, Boolean> map = new IdentityHashMap<>();
    return Collections.newSetFromMap(map);
  }

  /** Two objects side by side, and the way to them. */
  private record Step(COSBase first, COSBase second, String place) {}

  /** Two objects that have been compared; the same objects, not equal ones. */
  private record Pair(COSBase first, COSBase second) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pair pair && pair.first == first && pair.second == second;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(first) + System.identityHashCode(second);
    }
  }
}

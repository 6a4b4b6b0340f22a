package vn.trinhky.signing.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.trinhky.document.SignableFields;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.FileVerdict;
import vn.trinhky.signing.SigningOrder;
import vn.trinhky.signing.internal.SigningProperties.Mode;

/** Everything that may be done to a signed file, and that the verdict does not let pass. */
class TamperingTest {

  @TempDir static Path folder;

  private static Desk desk;
  private static byte[] signed;
  private static byte[] numbered;
  private static byte[] sealed;

  @BeforeAll
  static void signOnce() {
    desk = new Desk(folder);
    signed = desk.signed();
    numbered = Desk.RENDERER.fill(signed, "112", LocalDate.of(2022, 1, 21));
    sealed = Desk.key(desk.signatures()).sign(SigningOrder.seal(numbered, Desk.COMMITTEE));
  }

  /** What somebody does to a file. */
  interface Attack {
    byte[] on(byte[] file) throws Exception;
  }

  /** What somebody changes in an opened file, to be saved as an increment. */
  interface Change {
    void in(PDDocument document) throws Exception;
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        // the bytes themselves
        attack(
            "a byte of the text is flipped", "bị thay đổi sau khi ký", file -> flip(file, 5_000)),
        attack(
            "a byte after the leader's signature is flipped",
            "bị thay đổi sau khi ký",
            file -> flip(file, signed.length + 500)),
        attack("a byte of the signature itself is flipped", "", TamperingTest::flipHex),
        attack(
            "bytes are appended after the end",
            "thêm vào cuối tệp",
            file -> join(file, "\n% more\n".getBytes(ISO_8859_1))),
        attack(
            "a second end is appended",
            "thêm vào cuối tệp",
            file -> join(file, "\n99999 0 obj\n(x)\nendobj\n%%EOF\n".getBytes(ISO_8859_1))),
        attack("the signed range is widened", "bị thay đổi sau khi ký", TamperingTest::widenRange),
        // increments
        attack("an annotation is added", "ghi chú", increment(TamperingTest::annotate)),
        attack("a page is appended", "", increment(d -> added(d, new PDPage(PDRectangle.A4)))),
        attack("a page is removed", "", increment(d -> removePage(d, 2))),
        attack("two pages change places", "", increment(TamperingTest::swapPages)),
        attack("the text of a page is replaced", "", increment(TamperingTest::replaceContent)),
        attack("text is drawn over a page", "", increment(TamperingTest::overlay)),
        attack("a page is cropped", "", increment(d -> touch(d.getPage(0), TamperingTest::crop))),
        attack("the title of the file is changed", "", increment(TamperingTest::retitle)),
        attack("a script is added", "", increment(TamperingTest::script)),
        // shadow attacks: prepared before, shown after
        attack("a letter of a font is redrawn", "", increment(TamperingTest::swapFont)),
        attack("the object behind a page is swapped", "", increment(TamperingTest::swapObject)),
        attack("a layer hides what was signed", "", increment(TamperingTest::hideByLayer)),
        // the form
        attack(
            "the number is filled anew",
            "",
            increment(d -> refill(d, SignableFields.NUMBER, "999"))),
        attack("the number only looks different", "", increment(TamperingTest::forgeLooks)),
        attack("the seal's picture is replaced", "", increment(TamperingTest::forgeSeal)),
        attack("a field is moved over the text", "", increment(TamperingTest::moveField)),
        attack("a text field is added", "", increment(TamperingTest::addField)),
        attack("the fields are taken away", "", increment(TamperingTest::dropFields)),
        // people
        attack("a stranger signs after the seal", "", TamperingTest::strangerSigns),
        attack("an unknown issuer's stranger signs", "", TamperingTest::unknownSigns));
  }

  private static Arguments attack(String name, String reason, Attack attack) {
    return Arguments.of(name, reason, attack);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void a_sealed_file_does_not_survive_it(String name, String reason, Attack attack)
      throws Exception {
    byte[] attacked = attack.on(sealed.clone());
    assertThat(attacked).isNotEqualTo(sealed);

    FileVerdict verdict = desk.signatures().verify(attacked);

    assertThat(verdict.valid()).as(verdict.toString()).isFalse();
    assertThat(verdict.headline()).startsWith("Không hợp lệ");
    assertThat(verdict.signatures().stream().flatMap(s -> s.reasons().stream()))
        .isNotEmpty()
        .anyMatch(told -> told.contains(reason));
    if (Arrays.equals(attacked, 0, sealed.length, sealed, 0, sealed.length)
        && attacked.length > sealed.length) {
      // the seal covers everything before: what follows is held against it
      assertThat(verdict.signatures())
          .filteredOn(s -> s.signer().startsWith("Ủy ban"))
          .allMatch(s -> !s.valid());
    }
  }

  /** The same between the leader's signature and the seal, where filling alone is allowed. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void nor_does_a_signed_one_before_its_seal(String name, String reason, Attack attack)
      throws Exception {
    if (name.startsWith("the number")
        || name.contains("leader's signature")
        || name.contains("appended after")
        || name.contains("second end")) {
      // the clerk's part, and what is not yet the end of the file
      return;
    }
    byte[] attacked = attack.on(name.contains("seal's") ? sealed.clone() : numbered.clone());

    FileVerdict verdict = desk.signatures().verify(attacked);

    assertThat(verdict.signatures().get(0).valid() && verdict.signatures().size() == 1)
        .as(verdict.toString())
        .isFalse();
    assertThat(verdict.valid()).isFalse();
  }

  @Test
  void the_untouched_file_passes() {
    assertThat(desk.signatures().verify(sealed).valid()).isTrue();
  }

  @Test
  void an_expired_certificate_does_not_pass() {
    FileVerdict later = desk.at(Desk.inYears(4), Mode.LOCAL_KEY, null).verify(sealed);

    assertThat(later.valid()).isFalse();
    assertThat(later.signatures())
        .allSatisfy(s -> assertThat(s.reasons()).anyMatch(r -> r.contains("chỉ có hiệu lực từ")));
  }

  @Test
  void a_revoked_certificate_does_not_pass_and_one_revoked_after_the_time_stamp_does()
      throws IOException {
    Desk own = new Desk(folder.resolve("revoked"));
    byte[] plain = own.sealed();
    var stamps = own.authority.timeStamps(Desk.NOW);
    var stamping = own.at(Desk.NOW, Mode.LOCAL_KEY, stamps);
    byte[] stamped =
        Desk.key(stamping)
            .sign(
                SigningOrder.seal(
                    Desk.RENDERER.fill(
                        Desk.key(stamping)
                            .sign(SigningOrder.signature(Desk.signable(), Desk.LEADER)),
                        "112",
                        LocalDate.of(2022, 1, 21)),
                    Desk.COMMITTEE));
    Instant later = Desk.NOW.plus(Duration.ofDays(20));
    Files.write(
        own.trusted.resolve("list.crl"),
        own.authority.revocations(
            later, own.leader.certificate(), Desk.NOW.plus(Duration.ofDays(10))));

    FileVerdict verdict = own.at(later, Mode.LOCAL_KEY, null).verify(plain);

    assertThat(verdict.valid()).isFalse();
    assertThat(verdict.signatures().get(0).reasons()).anyMatch(r -> r.contains("bị thu hồi"));
    assertThat(verdict.signatures().get(1).reasons()).isEmpty();
    FileVerdict proven = own.at(later, Mode.LOCAL_KEY, null).verify(stamped);
    assertThat(proven.valid()).as(proven.toString()).isTrue();
  }

  @Test
  void an_unknown_issuer_does_not_pass() {
    Desk other = new Desk(folder.resolve("other"));

    FileVerdict verdict = other.signatures().verify(sealed);

    assertThat(verdict.valid()).isFalse();
    assertThat(verdict.signatures())
        .allSatisfy(s -> assertThat(s.reasons()).anyMatch(r -> r.contains("danh sách tin cậy")));
  }

  @Test
  void a_file_cut_back_to_the_leaders_signature_is_no_issued_document() {
    FileVerdict verdict = desk.signatures().verify(Arrays.copyOf(sealed, signed.length));

    assertThat(verdict.valid()).isFalse();
    assertThat(verdict.headline()).startsWith("Chưa hoàn chỉnh");
  }

  @Test
  void what_is_no_pdf_or_protected_or_broken_is_refused_in_a_sentence() throws Exception {
    refused("not-a-pdf", "Đây là văn bản".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    refused("not-a-pdf", new byte[0]);
    refused("not-a-pdf", join("x".getBytes(ISO_8859_1), sealed));
    refused("unreadable-pdf", "%PDF-1.7\nnothing".getBytes(ISO_8859_1));
    refused("protected-pdf", encrypted());
  }

  @Test
  void a_file_that_unfolds_into_gigabytes_is_refused_before_it_is_read() throws Exception {
    refused("file-too-large", new byte[FileBounds.LARGEST + 1]);
    refused("file-too-costly", bomb("", 400));
    refused("file-too-costly", bomb("/Type /ObjStm /N 1 /First 4", 40));
    refused("file-too-costly", bombInBomb());
    refused("file-too-costly", bomb("/Fl#61g 1", 20));
    refused("file-too-costly", manyObjects());
    refused("unreadable-pdf", deep());
  }

  private static void refused(String type, byte[] file) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> desk.signatures().verify(file))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  // ---------------------------------------------------------------- what is done to the bytes

  private static byte[] flip(byte[] file, int at) {
    file[at] ^= 1;
    return file;
  }

  private static byte[] flipHex(byte[] file) {
    int at = new String(file, ISO_8859_1).lastIndexOf("/Contents <") + "/Contents <".length() + 900;
    file[at] = (byte) (file[at] == '0' ? '1' : '0');
    return file;
  }

  private static byte[] widenRange(byte[] file) {
    String text = new String(file, ISO_8859_1);
    int at = text.lastIndexOf("/ByteRange");
    int end = text.indexOf(']', at);
    String range = text.substring(at, end);
    String[] parts = range.substring(range.indexOf('[') + 1).strip().split("\\s+");
    long length = Long.parseLong(parts[3]) - 1;
    String forged = "/ByteRange [" + parts[0] + " " + parts[1] + " " + parts[2] + " " + length;
    String padded = forged + " ".repeat(range.length() - forged.length());
    return (text.substring(0, at) + padded + text.substring(end)).getBytes(ISO_8859_1);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  // ------------------------------------------------------------- what is added as an increment

  private static Attack increment(Change change) {
    return file -> {
      try (PDDocument document = Loader.loadPDF(file);
          ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        change.in(document);
        document.saveIncremental(out);
        return out.toByteArray();
      }
    };
  }

  private static void annotate(PDDocument document) throws IOException {
    PDAnnotationText note = new PDAnnotationText();
    note.setRectangle(new PDRectangle(100, 100, 200, 50));
    note.setContents("Không áp dụng");
    PDPage page = document.getPage(0);
    List<PDAnnotation> annotations = page.getAnnotations();
    annotations.add(note);
    page.setAnnotations(annotations);
    mark(page.getCOSObject());
    mark(note.getCOSObject());
  }

  private static void added(PDDocument document, PDPage page) {
    document.addPage(page);
    mark(document.getPages().getCOSObject());
    mark(page.getCOSObject());
  }

  private static void removePage(PDDocument document, int page) {
    COSDictionary parent = document.getPage(page).getCOSObject().getCOSDictionary(COSName.PARENT);
    document.removePage(page);
    mark(parent);
    mark(document.getPages().getCOSObject());
  }

  private static void swapPages(PDDocument document) {
    COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
    COSBase first = kids.get(0);
    kids.set(0, kids.get(1));
    kids.set(1, first);
    mark(document.getPages().getCOSObject());
  }

  private static void replaceContent(PDDocument document) throws IOException {
    PDPage page = document.getPage(1);
    PDStream content = new PDStream(document);
    try (OutputStream out = content.createOutputStream()) {
      out.write("q Q".getBytes(ISO_8859_1));
    }
    page.setContents(content);
    mark(page.getCOSObject());
  }

  private static void overlay(PDDocument document) throws IOException {
    PDPage page = document.getPage(0);
    COSBase before = page.getCOSObject().getItem(COSName.CONTENTS);
    PDStream more = new PDStream(document);
    try (OutputStream out = more.createOutputStream()) {
      out.write("q 1 1 1 rg 100 300 300 100 re f Q".getBytes(ISO_8859_1));
    }
    COSArray both = new COSArray();
    both.add(before);
    both.add(more.getCOSObject());
    page.getCOSObject().setItem(COSName.CONTENTS, both);
    mark(page.getCOSObject());
    mark(more.getCOSObject());
  }

  private static void crop(PDPage page) {
    page.setCropBox(new PDRectangle(0, 0, 300, 300));
  }

  private static void touch(PDPage page, java.util.function.Consumer<PDPage> change) {
    change.accept(page);
    mark(page.getCOSObject());
  }

  private static void retitle(PDDocument document) {
    COSStream metadata =
        (COSStream)
            document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.METADATA);
    try (OutputStream out = metadata.createOutputStream()) {
      out.write("<x/>".getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    mark(metadata);
  }

  private static void script(PDDocument document) {
    COSDictionary action = new COSDictionary();
    action.setItem(COSName.S, COSName.getPDFName("JavaScript"));
    action.setItem(COSName.JS, new COSString("app.alert('x')"));
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    catalog.setItem(COSName.OPEN_ACTION, action);
    mark(catalog);
  }

  private static void swapFont(PDDocument document) throws IOException {
    COSDictionary resources =
        document.getPage(0).getResources().getCOSObject().getCOSDictionary(COSName.FONT);
    COSDictionary font = resources.getCOSDictionary(resources.keySet().iterator().next());
    COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
    COSDictionary described = descendants == null ? font : (COSDictionary) descendants.getObject(0);
    COSDictionary descriptor = described.getCOSDictionary(COSName.FONT_DESC);
    COSStream file = descriptor.getCOSStream(COSName.FONT_FILE2);
    byte[] letters;
    try (var in = file.createInputStream()) {
      letters = in.readAllBytes();
    }
    letters[letters.length / 2] ^= 1;
    try (OutputStream out = file.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(letters);
    }
    mark(file);
  }

  /** The page object itself is defined anew under its own number. */
  private static void swapObject(PDDocument document) {
    COSDictionary first = document.getPage(1).getCOSObject();
    COSDictionary other = document.getPage(2).getCOSObject();
    first.setItem(COSName.CONTENTS, other.getItem(COSName.CONTENTS));
    mark(first);
  }

  private static void hideByLayer(PDDocument document) {
    COSDictionary group = new COSDictionary();
    group.setItem(COSName.TYPE, COSName.OCG);
    group.setItem(COSName.NAME, new COSString("hidden"));
    COSArray groups = new COSArray();
    groups.add(group);
    COSDictionary configuration = new COSDictionary();
    configuration.setItem(COSName.OFF, groups);
    COSDictionary properties = new COSDictionary();
    properties.setItem(COSName.OCGS, groups);
    properties.setItem(COSName.D, configuration);
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    catalog.setItem(COSName.OCPROPERTIES, properties);
    mark(catalog);
  }

  private static void refill(PDDocument document, String name, String value) throws IOException {
    PDField field = document.getDocumentCatalog().getAcroForm(null).getField(name);
    field.getCOSObject().setItem(COSName.V, new COSString(value));
    mark(field.getCOSObject());
  }

  private static void forgeLooks(PDDocument document) throws IOException {
    looks(document, SignableFields.NUMBER);
  }

  private static void forgeSeal(PDDocument document) throws IOException {
    looks(document, SignableFields.SEAL);
  }

  private static void looks(PDDocument document, String name) throws IOException {
    PDAnnotationWidget widget =
        document.getDocumentCatalog().getAcroForm(null).getField(name).getWidgets().get(0);
    COSStream looks = (COSStream) widget.getAppearance().getNormalAppearance().getCOSObject();
    try (OutputStream out = looks.createOutputStream()) {
      out.write("0 0 10 10 re f".getBytes(ISO_8859_1));
    }
    mark(looks);
  }

  private static void moveField(PDDocument document) {
    PDAnnotationWidget widget =
        document
            .getDocumentCatalog()
            .getAcroForm(null)
            .getField(SignableFields.NUMBER)
            .getWidgets()
            .get(0);
    widget.setRectangle(new PDRectangle(100, 300, 400, 200));
    mark(widget.getCOSObject());
  }

  private static void addField(PDDocument document) throws IOException {
    var form = document.getDocumentCatalog().getAcroForm(null);
    PDTextField field = new PDTextField(form);
    field.setPartialName("GhiChu");
    PDAnnotationWidget widget = field.getWidgets().get(0);
    PDPage page = document.getPage(0);
    widget.setRectangle(new PDRectangle(100, 300, 300, 60));
    widget.setPage(page);
    List<PDAnnotation> annotations = page.getAnnotations();
    annotations.add(widget);
    page.setAnnotations(annotations);
    List<PDField> fields = new ArrayList<>(form.getFields());
    fields.add(field);
    form.setFields(fields);
    mark(form.getCOSObject());
    mark(page.getCOSObject());
    mark(field.getCOSObject());
  }

  private static void dropFields(PDDocument document) {
    var form = document.getDocumentCatalog().getAcroForm(null);
    List<PDField> kept = new ArrayList<>();
    for (PDField field : form.getFields()) {
      if (!field.getPartialName().equals(SignableFields.NUMBER)) {
        kept.add(field);
      }
    }
    form.setFields(kept);
    mark(form.getCOSObject());
  }

  private static void mark(COSBase object) {
    if (object instanceof COSObject reference) {
      mark(reference.getObject());
    } else if (object instanceof COSDictionary dictionary) {
      dictionary.setNeedToBeUpdated(true);
    }
  }

  // ------------------------------------------------------------------------------------ people

  private static byte[] strangerSigns(byte[] file) {
    return Desk.key(desk.signatures()).sign(SigningOrder.attachment(file, Desk.STRANGER, "1/X"));
  }

  private static byte[] unknownSigns(byte[] file) {
    Desk unknown = new Desk(folder.resolve("unknown"));
    return Desk.key(unknown.signatures()).sign(SigningOrder.attachment(file, Desk.STRANGER, "1/X"));
  }

  // ------------------------------------------------------------------------------------- bombs

  private static byte[] bomb(String entries, int megabytes) throws IOException {
    return pdf("<< " + entries + " /Filter /FlateDecode", zeros(megabytes));
  }

  private static byte[] bombInBomb() throws IOException {
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(twice)) {
      out.write(zeros(200));
    }
    return pdf("<< /Filter [/FlateDecode /FlateDecode]", twice.toByteArray());
  }

  private static byte[] zeros(int megabytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      byte[] block = new byte[1024 * 1024];
      for (int i = 0; i < megabytes; i++) {
        out.write(block);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] pdf(String dictionary, byte[] data) {
    return join(
        "%PDF-1.7\n1 0 obj\n".getBytes(ISO_8859_1),
        (dictionary + " /Length " + data.length + " >>\nstream\n").getBytes(ISO_8859_1),
        data,
        "\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".getBytes(ISO_8859_1));
  }

  private static byte[] manyObjects() {
    StringBuilder objects = new StringBuilder("%PDF-1.7\n");
    for (int i = 1; i < 300_000; i++) {
      objects.append(i).append(" 0 obj\nnull\nendobj\n");
    }
    return objects.toString().getBytes(ISO_8859_1);
  }

  /** Brackets in brackets: a reader that calls itself runs out of stack. */
  private static byte[] deep() {
    String nested = "[".repeat(2_000_000);
    return ("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /X "
            + nested
            + " >>\nendobj\n"
            + "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
            + "trailer << /Root 1 0 R /Size 2 >>\nstartxref\n"
            + (2_000_058)
            + "\n%%EOF\n")
        .getBytes(ISO_8859_1);
  }

  private static byte[] encrypted() throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("a", "b", new AccessPermission()));
      document.save(out);
      return out.toByteArray();
    }
  }
}

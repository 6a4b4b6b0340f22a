package vn.trinhky.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.exchange.Attachment;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlProblem;
import vn.trinhky.exchange.EdxmlReading;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.Party;
import vn.trinhky.problem.Refusal;

/** Whatever is wrong is named in Vietnamese, and refused or flagged. */
@Timeout(30)
class EdxmlBadInputTest {

  private final Edxml edxml = new EdxmlCodec(Messages.CLOCK);

  // of others

  static Stream<Arguments> incoming() {
    return Stream.of(
        wrong("file-empty", true, it -> ""),
        wrong("not-well-formed", true, it -> it.substring(0, it.length() / 2)),
        wrong("not-well-formed", true, it -> it.replace("</edXML:Code>", "")),
        wrong("not-well-formed", true, it -> "Xin chào"),
        wrong("not-well-formed", true, it -> it.replace(" xmlns:edXML", " xmlns:other")),
        wrong("not-edxml", true, it -> it.replace("MessageHeader", "MessageHead")),
        wrong(
            "wrong-namespace",
            true,
            it -> it.replace(Spelling.QCVN_NAMESPACE, "http://www.mic.gov.vn/TBT/QCVN_102_2099")),
        wrong(
            "wrong-namespace",
            true,
            it -> "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>x</body></html>"),
        wrong("wrong-namespace", true, it -> "<edXML><edXMLEnvelope/></edXML>"),
        wrong(
            "foreign-element",
            true,
            it -> it.replace("<edXML:From>", "<edXML:From xmlns:edXML=\"urn:other\">")),
        wrong(
            "unsafe-xml",
            true,
            it ->
                it.replace(
                        "<edXML xmlns",
                        "<!DOCTYPE edXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><edXML xmlns")
                    .replace("<edXML:Subject>", "<edXML:Subject>&x;")),
        wrong("not-well-formed", true, it -> it.replace("<edXML:Subject>", "<edXML:Subject>&x;")),
        wrong("unsafe-xml", true, EdxmlBadInputTest::billionLaughs),
        wrong("text-too-long", true, it -> subject(it, "x".repeat(20_001))),
        wrong(
            "too-many-elements",
            true,
            it ->
                it.replace("<edXML:Code>", "<a>".repeat(40) + "</a>".repeat(40) + "<edXML:Code>")),
        wrong(
            "too-many-elements",
            true,
            it -> it.replace("<edXML:Code>", "<edXML:x/>".repeat(50_001) + "<edXML:Code>")),
        wrong("leading-characters", false, it -> "1212" + it),
        wrong(
            "duplicate-recipient",
            false,
            it ->
                it.replace(
                    "<edXML:DocumentId>H98.21",
                    "<edXML:To><edXML:OrganId>H98.3</edXML:OrganId></edXML:To><edXML:DocumentId>H98.21")),
        wrong("missing-field", true, it -> it.replaceAll("(?s)<edXML:To>.*</edXML:To>", "")),
        wrong("missing-field", true, it -> it.replaceAll("(?s)<edXML:From>.*</edXML:From>", "")),
        wrong(
            "missing-field",
            true,
            it -> it.replaceAll("<edXML:DocumentId>.*</edXML:DocumentId>", "")),
        wrong("organ-id-malformed", false, it -> it.replace("H98.3<", "001.00.20.JB2<")),
        wrong("document-id-malformed", false, it -> it.replace(Messages.FIRST, "so 07")),
        wrong("field-too-long", false, it -> subject(it, "x".repeat(501))),
        wrong(
            "future-date",
            false,
            it ->
                it.replace(
                    "<edXML:PromulgationDate>2026/12/18", "<edXML:PromulgationDate>2026/12/23")),
        wrong(
            "not-a-date",
            false,
            it -> it.replace("<edXML:DueDate>2027/01/17", "<edXML:DueDate>2027/02/30")),
        wrong(
            "not-a-date",
            false,
            it -> it.replace("<edXML:DueDate>2027/01/17", "<edXML:DueDate>+999999999/01/17")),
        wrong(
            "not-a-number",
            false,
            it -> it.replace("<edXML:PageAmount>12", "<edXML:PageAmount>mười hai")),
        wrong("out-of-range", false, it -> it.replace("<edXML:Priority>0", "<edXML:Priority>9")),
        wrong("unknown-business-type", true, it -> it.replace("DocType>0", "DocType>7")),
        wrong("manifest-mismatch", true, it -> it.replaceFirst("cid:1", "cid:2")),
        wrong("manifest-mismatch", true, it -> it.replaceFirst("ke-hoach.pdf", "khac.pdf")),
        wrong(
            "manifest-mismatch",
            true,
            it -> it.replaceAll("(?s)<edXML:edXMLBody>.*</edXML:edXMLBody>", "")),
        wrong(
            "manifest-mismatch",
            true,
            it -> it.replaceAll("(?s)<AttachmentEncoded>.*</AttachmentEncoded>", "")),
        wrong(
            "manifest-mismatch",
            true,
            it -> it.replaceAll("(?s)(<Attachment>.*</Attachment>)", "$1$1")),
        wrong("attachment-not-base64", true, it -> attached(it, "@@@@")),
        wrong("attachment-not-base64", true, it -> attached(it, "UEs=UEsD")),
        wrong("attachment-not-zip", true, it -> attached(it, base64(Messages.PDF))),
        wrong("attachment-damaged", true, it -> attached(it, base64(damaged()))),
        wrong("attachment-empty", true, it -> attached(it, base64(zip(1, 0)))),
        wrong("attachment-several-files", true, it -> attached(it, base64(zip(2, 10)))),
        wrong("attachment-inflates", true, it -> attached(it, base64(zip(1, 40 << 20)))),
        wrong(
            "unsafe-file-name", false, it -> it.replace("ke-hoach.pdf", "../../etc/ke-hoach.pdf")),
        wrong("unusual-file-type", false, it -> it.replace("ke-hoach.pdf", "ke-hoach.exe")));
  }

  private static Arguments wrong(String type, boolean refused, UnaryOperator<String> change) {
    return Arguments.of(type, refused, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incoming")
  void what_others_send_is_named_and_refused_or_flagged(
      String type, boolean refused, UnaryOperator<String> change) {
    String good =
        new String(edxml.write(Messages.document(), EdxmlDialect.QCVN), StandardCharsets.UTF_8);
    String bad = change.apply(good);
    assertThat(bad).isNotEqualTo(good);
    EdxmlReading reading = edxml.read(bad.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).extracting(EdxmlProblem::type).contains(type);
    assertThat(reading.isRefused()).isEqualTo(refused);
    assertThat(reading.problems())
        .allSatisfy(
            problem ->
                assertThat(problem.detail()).matches("(?s)\\p{Lu}.*[.]").doesNotContain("null"));
    if (!refused) {
      assertThat(reading.message()).isInstanceOf(EdxmlDocument.class);
    }
  }

  @Test
  void names_from_elsewhere_never_lead_to_another_folder() {
    for (String name :
        List.of(
            "../../etc/passwd.pdf", "C:\\windows\\x.pdf", "..", "/", "a\u0000b.pdf", "a:b.pdf")) {
      EdxmlDocument message =
          Messages.files(
              List.of(new Attachment("cid:1", name.replace("\u0000", ""), null, Messages.PDF)));
      EdxmlReading reading = edxml.read(EdxmlWriter.write(message, EdxmlDialect.FLAT));
      assertThat(((EdxmlDocument) reading.message()).attachments().get(0).name())
          .doesNotContain("/", "\\", ":")
          .isNotIn("..", ".", "");
    }
  }

  @Test
  void a_file_beyond_the_limit_is_not_even_looked_at() {
    EdxmlReading reading = edxml.read(new byte[Edxml.LARGEST_FILE + 1]);
    assertThat(reading.problems()).extracting(EdxmlProblem::type).containsExactly("file-too-large");
  }

  @Test
  void statuses_of_others_are_read_though_their_code_is_not_known() {
    EdxmlReading unknown = read(Messages.status("09", null));
    assertThat(unknown.isRefused()).isFalse();
    assertThat(unknown.problems())
        .extracting(EdxmlProblem::type)
        .containsExactly("status-code-unknown");
    assertThat(((EdxmlStatus) unknown.message()).code()).isEqualTo("09");
    assertThat(read(Messages.status("đã nhận", null)).isRefused()).isTrue();
    assertThat(read(Messages.status("02", null)).problems())
        .extracting(EdxmlProblem::type)
        .containsExactly("missing-field");
  }

  private EdxmlReading read(EdxmlMessage message) {
    return edxml.read(EdxmlWriter.write(message, EdxmlDialect.QCVN));
  }

  // ours

  @Test
  void a_message_of_ours_that_breaks_a_rule_is_not_written() {
    refused("field-too-long", Messages.about("x".repeat(501)));
    refused(
        "duplicate-recipient", Messages.to(List.of(Messages.RECIPIENT, Party.of("h98.3", "Sở"))));
    refused("missing-field", Messages.to(List.of()));
    refused("organ-id-malformed", Messages.to(List.of(Party.of("001.00.20.JB2", "Sở"))));
    refused("missing-field", Messages.about(" "));
    refused("illegal-character", Messages.about("Kế\u0000hoạch"));
    refused("illegal-character", Messages.about("Kế \uD800 hoạch"));
    refused("missing-field", Messages.files(List.of()));
    refused(
        "manifest-mismatch",
        Messages.files(Collections.nCopies(2, Messages.document().attachments().get(0))));
    refused(
        "unsafe-file-name",
        Messages.files(List.of(new Attachment("cid:1", "../a.pdf", null, Messages.PDF))));
    refused(
        "attachment-empty",
        Messages.files(List.of(new Attachment("cid:1", "a.pdf", null, new byte[0]))));
    refused("status-code-unknown", Messages.status("09", null));
    refused("missing-field", Messages.status("02", null));
    assertThat(edxml.check(Messages.about("x".repeat(500)))).isEmpty();
    Messages.all().values().forEach(message -> assertThat(edxml.check(message)).isEmpty());
  }

  @Test
  void a_date_of_tomorrow_is_refused_and_todays_is_not() {
    Edxml yesterday = new EdxmlCodec(Clock.offset(Messages.CLOCK, Duration.ofDays(-5)));
    assertThat(yesterday.check(Messages.document()))
        .extracting(EdxmlProblem::type, EdxmlProblem::detail)
        .containsExactly(tuple("future-date", "Ngày ban hành 18/12/2026 ở tương lai."));
  }

  @Test
  void the_identifier_of_our_document_says_what_its_parts_say() {
    EdxmlDocument it = Messages.document();
    EdxmlDocument other =
        new EdxmlDocument(
            it.from(),
            it.to(),
            "H98.22,2026/12/18,08/KH-UBND",
            it.codeNumber(),
            it.codeNotation(),
            it.promulgation(),
            it.type(),
            it.subject(),
            it.content(),
            it.signer(),
            it.dueDate(),
            it.toPlaces(),
            it.other(),
            it.responseFor(),
            it.steeringType(),
            it.traces(),
            it.business(),
            it.attachments());
    refused("document-id-mismatch", other);
  }

  private void refused(String type, EdxmlMessage message) {
    assertThat(edxml.check(message))
        .filteredOn(EdxmlProblem::refuses)
        .extracting(EdxmlProblem::type)
        .contains(type);
    assertThatThrownBy(() -> edxml.write(message, EdxmlDialect.QCVN))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("edxml-invalid");
              assertThat(refusal).hasMessageStartingWith("Chưa gửi được qua trục liên thông. ");
            });
  }

  // what hostile senders make

  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void bombs_take_neither_time_nor_memory(int attachments) {
    byte[] bomb = zip(1, 200 << 20);
    assertThat(bomb.length).isLessThan(300_000);
    List<String> parts = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (int i = 1; i <= attachments; i++) {
      references.add(
          "<Reference><ContentId>cid:%d</ContentId><AttachmentName>a.pdf</AttachmentName></Reference>"
              .formatted(i));
      parts.add(
          "<Attachment><ContentId>cid:%d</ContentId><AttachmentName>a.pdf</AttachmentName><ContentTransferEncoded>%s</ContentTransferEncoded></Attachment>"
              .formatted(i, base64(bomb)));
    }
    String file =
        "<edXML xmlns=\"%s\"><edXMLEnvelope><edXMLHeader><MessageHeader/></edXMLHeader><edXMLBody><edXMLManifest>%s</edXMLManifest></edXMLBody></edXMLEnvelope><AttachmentEncoded>%s</AttachmentEncoded></edXML>"
            .formatted(
                Spelling.QCVN_NAMESPACE, String.join("", references), String.join("", parts));
    EdxmlReading reading = edxml.read(file.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems())
        .filteredOn(problem -> problem.type().equals("attachment-inflates"))
        .hasSize(attachments);
    assertThat(((EdxmlDocument) reading.message()).attachments()).isEmpty();
  }

  @Test
  void many_attachments_that_are_each_allowed_are_too_much_together() throws Unreadable {
    byte[] packed = zip(1, 2 << 20);
    assertThat(PackedFile.unpack(packed, 2 << 20)).hasSize(2 << 20);
    assertThatThrownBy(() -> PackedFile.unpack(packed, (2 << 20) - 1))
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> assertThat(unreadable.type()).isEqualTo("attachment-inflates"));
  }

  private static String billionLaughs(String good) {
    StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      entities
          .append("<!ENTITY a%d \"".formatted(i))
          .append("&a%d;".formatted(i - 1).repeat(10))
          .append("\">");
    }
    return subject(
        good.replace("<edXML xmlns", "<!DOCTYPE edXML [" + entities + "]><edXML xmlns"), "&a11;");
  }

  private static String subject(String good, String subject) {
    return good.replaceFirst("<edXML:Subject>[^<]*", "<edXML:Subject>" + subject);
  }

  private static String attached(String good, String base64) {
    return good.replaceFirst("(ContentTransferEncoded[^>]*>)[^<]*", "$1" + base64);
  }

  private static byte[] damaged() {
    byte[] zip = zip(1, 1_000);
    for (int i = 40; i < 60 && i < zip.length; i++) {
      zip[i] ^= 0x55;
    }
    return zip;
  }

  private static byte[] zip(int entries, int size) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 16];
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("tep-" + i + ".pdf"));
        for (int left = size; left > 0; left -= zeros.length) {
          zip.write(zeros, 0, Math.min(left, zeros.length));
        }
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

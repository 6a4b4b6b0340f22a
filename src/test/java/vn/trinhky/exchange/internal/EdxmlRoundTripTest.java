package vn.trinhky.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vn.trinhky.exchange.Attachment;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlReading;
import vn.trinhky.exchange.Party;

/** What is written is read as the same, by our reader and by others. */
class EdxmlRoundTripTest {

  private static final String NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

  private final Edxml edxml = new EdxmlCodec(Messages.CLOCK);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(EdxmlDialect.class)
  void the_five_messages_come_back_as_they_were_written(EdxmlDialect dialect) {
    Messages.all()
        .forEach(
            (name, message) -> {
              EdxmlReading reading = edxml.read(edxml.write(message, dialect));
              assertThat(reading.problems()).as(name).isEmpty();
              assertThat(reading.message()).as(name).isEqualTo(told(message, dialect));
              assertThat(reading.signed()).isFalse();
              // a status without the sender's superior looks the same in two dialects
              if (dialect != EdxmlDialect.BKAV || !name.equals("status")) {
                assertThat(reading.dialect()).as(name).isEqualTo(dialect);
              }
            });
  }

  /** The flat dialect has no place for the description of a file. */
  private static EdxmlMessage told(EdxmlMessage message, EdxmlDialect dialect) {
    if (dialect != EdxmlDialect.FLAT || !(message instanceof EdxmlDocument document)) {
      return message;
    }
    Attachment file = document.attachments().get(0);
    EdxmlDocument without =
        Messages.files(List.of(new Attachment("cid:1", file.name(), null, file.content())));
    return new EdxmlDocument(
        document.from(),
        document.to(),
        document.documentId(),
        document.codeNumber(),
        document.codeNotation(),
        document.promulgation(),
        document.type(),
        document.subject(),
        document.content(),
        document.signer(),
        document.dueDate(),
        document.toPlaces(),
        document.other(),
        document.responseFor(),
        document.steeringType(),
        document.traces(),
        document.business(),
        without.attachments());
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "recall", "update", "replacement", "status"})
  void an_example_in_another_order_of_fields_is_read_as_the_same(String name) {
    EdxmlReading reading = edxml.read(Messages.file("examples/" + name + ".edxml"));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.message()).isEqualTo(Messages.all().get(name));
  }

  /** {@code -Dtrinhky.docs=true} writes the files anew. */
  @ParameterizedTest
  @ValueSource(strings = {"new", "recall", "update", "replacement", "status"})
  void the_same_message_gives_the_same_bytes_on_every_machine(String name) throws IOException {
    byte[] written = edxml.write(Messages.all().get(name), EdxmlDialect.QCVN);
    if (Boolean.getBoolean("trinhky.docs")) {
      Path kept = Path.of("src/test/resources/exchange/written", name + ".edxml");
      Files.createDirectories(kept.getParent());
      Files.write(kept, written);
    }
    assertThat(written).isEqualTo(Messages.file("written/" + name + ".edxml"));
  }

  @Test
  void an_independent_reader_finds_every_field_where_the_standard_has_it() throws Exception {
    Document document = dom(edxml.write(Messages.document(), EdxmlDialect.QCVN));
    assertThat(document.getDocumentElement().getNodeName()).isEqualTo("edXML");
    assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(NAMESPACE);
    assertThat(prefixes(document)).containsExactly("edXML:", "");
    String header = "/edXML/edXMLEnvelope/edXMLHeader/";
    String message = header + "MessageHeader/";
    assertThat(text(document, message + "From/OrganId")).isEqualTo("H98.21");
    assertThat(text(document, message + "To[1]/OrganName")).isEqualTo("Sở Nội vụ tỉnh Sơn Hà");
    assertThat(text(document, message + "DocumentId")).isEqualTo(Messages.FIRST);
    assertThat(text(document, message + "Code/CodeNumber")).isEqualTo("07");
    assertThat(text(document, message + "Code/CodeNotation")).isEqualTo("KH-UBND");
    assertThat(text(document, message + "PromulgationInfo/PromulgationDate"))
        .isEqualTo("2026/12/18");
    assertThat(text(document, message + "SignerInfo/Competence")).isEqualTo("TM. ỦY BAN NHÂN DÂN");
    assertThat(text(document, message + "OtherInfo/PageAmount")).isEqualTo("12");
    assertThat(text(document, message + "ResponseFor/Code")).isEqualTo("305/KH-UBND");
    assertThat(text(document, header + "TraceHeaderList/TraceHeader/Timestamp"))
        .isEqualTo("2026/12/18 15:10:00");
    assertThat(text(document, header + "TraceHeaderList/Bussiness/BussinessDocType"))
        .isEqualTo("0");
    String reference = "/edXML/edXMLEnvelope/edXMLBody/edXMLManifest/Reference/";
    assertThat(text(document, reference + "ContentId")).isEqualTo("cid:1");
    String file = "/edXML/AttachmentEncoded/Attachment/";
    assertThat(text(document, file + "AttachmentName")).isEqualTo("ke-hoach.pdf");

    Path zip = folder.resolve("attachment.zip");
    Files.write(zip, Base64.getDecoder().decode(text(document, file + "ContentTransferEncoded")));
    try (FileSystem archive = FileSystems.newFileSystem(zip)) {
      assertThat(Files.readAllBytes(archive.getPath("/ke-hoach.pdf"))).isEqualTo(Messages.PDF);
    }
  }

  @Test
  void fields_stand_in_the_order_of_the_samples() throws Exception {
    for (String sample : List.of("edoc_new", "edoc_revocation", "status")) {
      List<String> theirs = order(Messages.file("samples/" + sample + ".edxml"));
      EdxmlMessage message = edxml.read(Messages.file("samples/" + sample + ".edxml")).message();
      List<String> ours = order(EdxmlWriter.write(message, EdxmlDialect.QCVN));
      assertThat(ours).as(sample).isEqualTo(theirs);
    }
  }

  @Test
  void marks_of_xml_and_line_breaks_survive() {
    EdxmlDocument message = Messages.about("A & B <c> \"d\" ]]> 'e'\nhai dòng, nặng ợ 𠮷");
    EdxmlReading reading = edxml.read(edxml.write(message, EdxmlDialect.QCVN));
    assertThat(reading.message()).isEqualTo(message);
  }

  @Test
  void a_document_for_two_hundred_recipients_comes_back() {
    List<Party> many = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      many.add(Party.of("H98." + i, "Cơ quan số " + i));
    }
    EdxmlDocument message = Messages.to(many);
    assertThat(edxml.read(edxml.write(message, EdxmlDialect.QCVN)).message()).isEqualTo(message);
  }

  // the JDK's own parser and XPath

  private static Document dom(byte[] file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
  }

  private static String text(Document document, String path) throws Exception {
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();
    String local =
        path.replaceAll(
            "/([A-Za-z]+)", "/*[local-name()='$1' and namespace-uri()='" + NAMESPACE + "']");
    NodeList found = (NodeList) xpath.evaluate(local, document, XPathConstants.NODESET);
    assertThat(found.getLength()).as(path).isEqualTo(1);
    return found.item(0).getTextContent();
  }

  private static List<String> prefixes(Document document) {
    Element envelope = (Element) document.getElementsByTagNameNS("*", "edXMLEnvelope").item(0);
    Element attached = (Element) document.getElementsByTagNameNS("*", "AttachmentEncoded").item(0);
    return List.of(
        envelope.getNodeName().replace("edXMLEnvelope", ""),
        attached.getNodeName().replace("AttachmentEncoded", ""));
  }

  private static List<String> order(byte[] file) throws Exception {
    int start = new String(file, 0, 10, StandardCharsets.ISO_8859_1).indexOf('<');
    List<String> names = new ArrayList<>();
    walk(dom(Arrays.copyOfRange(file, start, file.length)).getDocumentElement(), "", names);
    return names;
  }

  private static void walk(Node node, String path, List<String> names) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && !element.getLocalName().equals("Signature")) {
        String name = path + element.getLocalName();
        names.add(name);
        walk(element, name + "/", names);
      }
    }
  }
}

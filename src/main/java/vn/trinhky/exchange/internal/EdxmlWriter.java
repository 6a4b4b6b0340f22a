package vn.trinhky.exchange.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.trinhky.exchange.Attachment;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlDocument.Business;
import vn.trinhky.exchange.EdxmlDocument.Change;
import vn.trinhky.exchange.EdxmlDocument.DocumentType;
import vn.trinhky.exchange.EdxmlDocument.OtherInfo;
import vn.trinhky.exchange.EdxmlDocument.Signer;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.ResponseFor;
import vn.trinhky.exchange.StaffInfo;

/** From the message to its file; blocks and fields in the order of the sample messages. */
final class EdxmlWriter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);

  /** What a message without files takes at most, in the usual case. */
  private static final int USUAL = 1 << 14;

  private final EdxmlDialect dialect;
  private final Spelling spelling;
  private final XmlText xml;

  private EdxmlWriter(EdxmlDialect dialect, int expected) {
    this.dialect = dialect;
    this.spelling = Spelling.of(dialect);
    this.xml = new XmlText(expected);
  }

  static byte[] write(EdxmlMessage message, EdxmlDialect dialect) {
    int files = 0;
    if (message instanceof EdxmlDocument document) {
      files =
          document.attachments().stream().mapToInt(it -> it.content().length / 3 * 4 + 1_024).sum();
    }
    return new EdxmlWriter(dialect, USUAL + files).file(message);
  }

  private byte[] file(EdxmlMessage message) {
    List<Attachment> attachments =
        message instanceof EdxmlDocument document ? document.attachments() : List.of();
    if (dialect == EdxmlDialect.FLAT) {
      xml.open("EdXMLEnvelope", namespace("xmlns"));
      content(message);
      attachments.forEach(this::flat);
      return xml.close().done();
    }
    xml.open("edXML", namespace("xmlns"));
    xml.open("edXML:edXMLEnvelope", namespace("xmlns:edXML"));
    open("edXMLHeader");
    content(message);
    xml.close();
    if (!attachments.isEmpty()) {
      open("edXMLBody");
      xml.open(
          spelling.name("edXMLManifest"),
          " version=\"1.0\""
              + (dialect == EdxmlDialect.BKAV ? " xmlns:xlink=\"" + Spelling.XLINK + "\"" : ""));
      attachments.forEach(this::reference);
      xml.close();
      xml.close();
    }
    xml.close();
    if (!attachments.isEmpty()) {
      xml.open("AttachmentEncoded");
      attachments.forEach(this::encoded);
      xml.close();
    }
    return xml.close().done();
  }

  private void content(EdxmlMessage message) {
    if (message instanceof EdxmlDocument document) {
      header(document);
      traces(document);
    } else if (message instanceof EdxmlStatus status) {
      header(status);
    }
  }

  private void header(EdxmlStatus status) {
    open("MessageHeader");
    party("From", status.from());
    response(status.responseFor());
    staff(status.staff());
    leaf("StatusCode", status.code());
    leaf("Description", status.description());
    leaf("Timestamp", time(status.at()));
    xml.close();
  }

  private void header(EdxmlDocument document) {
    open("MessageHeader");
    party("From", document.from());
    document.to().forEach(to -> party("To", to));
    leaf("DocumentId", document.documentId());
    open("Code");
    leaf("CodeNumber", document.codeNumber());
    leaf("CodeNotation", document.codeNotation());
    xml.close();
    open("PromulgationInfo");
    leaf("Place", document.promulgation().place());
    leaf("PromulgationDate", date(document.promulgation().date()));
    xml.close();
    DocumentType type = document.type();
    if (type != null) {
      open("DocumentType");
      leaf("Type", type.kind());
      leaf("TypeDetail", type.detail());
      leaf("TypeName", type.name());
      xml.close();
    }
    leaf("Subject", document.subject());
    leaf("Content", document.content());
    Signer signer = document.signer();
    if (signer != null) {
      open("SignerInfo");
      leaf("Competence", signer.competence());
      leaf("Position", signer.position());
      leaf("FullName", signer.fullName());
      xml.close();
    }
    leaf("DueDate", date(document.dueDate()));
    other(document.other());
    document.responseFor().forEach(this::response);
    leaf("SteeringType", document.steeringType());
    list("ToPlaces", "Place", document.toPlaces());
    xml.close();
  }

  private void other(@Nullable OtherInfo other) {
    if (other == null) {
      return;
    }
    open("OtherInfo");
    leaf("Priority", other.priority());
    leaf("SphereOfPromulgation", other.sphere());
    leaf("TyperNotation", other.typerNotation());
    leaf("PromulgationAmount", other.copies());
    leaf("PageAmount", other.pages());
    leaf("Direction", other.direction());
    list("Appendixes", "Appendix", other.appendixes());
    xml.close();
  }

  private void party(String name, Party party) {
    open(name);
    leaf("OrganId", party.organId());
    leaf("OrganizationInCharge", party.inCharge());
    leaf("OrganName", party.name());
    leaf("OrganAdd", party.address());
    leaf("Email", party.email());
    leaf("Telephone", party.telephone());
    leaf("Fax", party.fax());
    leaf("Website", party.website());
    xml.close();
  }

  private void response(ResponseFor response) {
    open("ResponseFor");
    leaf("OrganId", response.organId());
    leaf("Code", response.code());
    leaf("DocumentId", response.documentId());
    leaf("PromulgationDate", date(response.promulgated()));
    xml.close();
  }

  private void staff(@Nullable StaffInfo staff) {
    if (staff == null) {
      return;
    }
    open("StaffInfo");
    leaf("Department", staff.department());
    leaf("Staff", staff.staff());
    leaf("Email", staff.email());
    leaf("Mobile", staff.mobile());
    xml.close();
  }

  private void traces(EdxmlDocument document) {
    open("TraceHeaderList");
    document
        .traces()
        .forEach(
            trace -> {
              open("TraceHeader");
              leaf("OrganId", trace.organId());
              leaf("Timestamp", time(trace.at()));
              xml.close();
            });
    Business business = document.business();
    open("Bussiness");
    leaf("DocumentId", business.documentId());
    leaf("BussinessDocType", business.type().code());
    leaf("BussinessDocReason", business.reason());
    leaf("Paper", business.paperFollows() ? 1 : 0);
    change(business.change());
    if (!business.replacements().isEmpty()) {
      open("ReplacementInfoList");
      business
          .replacements()
          .forEach(
              it -> {
                open("ReplacementInfo");
                leaf("DocumentId", it.documentId());
                list("OrganIdList", "OrganId", it.organIds());
                xml.close();
              });
      xml.close();
    }
    staff(business.staff());
    xml.close();
    xml.close();
  }

  private void change(@Nullable Change change) {
    if (change == null) {
      return;
    }
    open("BussinessDocumentInfo");
    leaf("DocumentInfo", change.documentInfo());
    leaf("DocumentReceiver", change.documentReceiver());
    if (!change.receivers().isEmpty()) {
      open("ReceiverList");
      change
          .receivers()
          .forEach(
              it -> {
                open("Receiver");
                leaf("OrganId", it.organId());
                leaf("ReceiverType", it.added() ? 1 : 0);
                xml.close();
              });
      xml.close();
    }
    xml.close();
  }

  private void reference(Attachment attachment) {
    if (dialect == EdxmlDialect.BKAV) {
      xml.open(
          spelling.name("Reference"),
          " xlink:href=\"" + XmlText.escaped(attachment.contentId()) + "\"");
    } else {
      open("Reference");
      leaf("ContentId", attachment.contentId());
    }
    leaf("ContentType", "application/zip");
    leaf("Description", attachment.description());
    leaf("AttachmentName", attachment.name());
    xml.close();
  }

  /** In the default namespace, except its last element: so do the samples. */
  private void encoded(Attachment attachment) {
    xml.open("Attachment")
        .leaf("ContentId", attachment.contentId())
        .leaf("AttachmentName", attachment.name())
        .leaf("Description", attachment.description())
        .leaf("ContentType", "application/zip")
        .bytes(
            "edXML:ContentTransferEncoded",
            namespace("xmlns:edXML"),
            PackedFile.pack(attachment.name(), attachment.content()))
        .close();
  }

  private void flat(Attachment attachment) {
    xml.open("Attachment")
        .leaf("FileName", attachment.name())
        .leaf("FileType", fileType(attachment.name()))
        .bytes("Content", "", attachment.content())
        .close();
  }

  private static String fileType(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".pdf")
        ? "application/pdf"
        : "application/octet-stream";
  }

  private void list(String name, String each, List<String> texts) {
    if (!texts.isEmpty()) {
      open(name);
      texts.forEach(text -> leaf(each, text));
      xml.close();
    }
  }

  private void open(String name) {
    xml.open(spelling.name(name));
  }

  private void leaf(String name, @Nullable Object text) {
    xml.leaf(spelling.name(name), text);
  }

  private String namespace(String attribute) {
    return " " + attribute + "=\"" + spelling.namespace() + "\"";
  }

  private static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : DATE.format(date);
  }

  private static @Nullable String time(@Nullable LocalDateTime time) {
    return time == null ? null : TIME.format(time);
  }
}

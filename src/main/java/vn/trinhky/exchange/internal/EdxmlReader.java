package vn.trinhky.exchange.internal;

import static vn.trinhky.exchange.internal.Notes.quoted;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.exchange.Attachment;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlDocument.Business;
import vn.trinhky.exchange.EdxmlDocument.Change;
import vn.trinhky.exchange.EdxmlDocument.DocumentType;
import vn.trinhky.exchange.EdxmlDocument.OtherInfo;
import vn.trinhky.exchange.EdxmlDocument.Promulgation;
import vn.trinhky.exchange.EdxmlDocument.ReceiverChange;
import vn.trinhky.exchange.EdxmlDocument.Replacement;
import vn.trinhky.exchange.EdxmlDocument.Signer;
import vn.trinhky.exchange.EdxmlDocument.Trace;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlReading;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.ResponseFor;
import vn.trinhky.exchange.StaffInfo;

/** From elements to the message, forgiving about order, spelling and what is not known. */
final class EdxmlReader {

  private static final int MOST_ATTACHMENTS = 100;

  private static final Set<String> PACKED =
      Set.of("application/zip", "application/x-zip-compressed", "application/x-zip");

  private static final DateTimeFormatter DATE = strict("uuuu/M/d");
  private static final DateTimeFormatter TIME = strict("uuuu/M/d H:m:s");
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}[/-].*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern FOLDER = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  private static final Pattern NO_NAME = Pattern.compile("[\\p{Cntrl}:*?\"<>|]");

  private final Notes notes;

  private EdxmlReader(Notes notes) {
    this.notes = notes;
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static EdxmlReading read(byte[] file, Notes notes) {
    Element root;
    try {
      root = EdxmlParser.parse(file, notes);
    } catch (Unreadable unreadable) {
      notes.refuse(unreadable.type(), "", unreadable.detail());
      return new EdxmlReading(null, EdxmlDialect.QCVN, false, notes.problems());
    }
    EdxmlDialect dialect = Spelling.of(root);
    if (dialect == null) {
      notes.refuse(
          "wrong-namespace",
          root.name(),
          "Không gian tên %s không phải của edXML (QCVN 102:2016/BTTTT)."
              .formatted(quoted(root.namespace())));
      return new EdxmlReading(null, EdxmlDialect.QCVN, false, notes.problems());
    }
    Element envelope = orElse(root.child("edXMLEnvelope", "EdXMLEnvelope"), root);
    Element header = orElse(envelope.child("edXMLHeader", "EdXMLHeader"), envelope);
    Element message = header.child("MessageHeader");
    if (message == null) {
      notes.refuse(
          "not-edxml", root.name(), "Không tìm thấy phần MessageHeader: tệp không phải edXML.");
      return new EdxmlReading(null, dialect, false, notes.problems());
    }
    boolean signed = header.child("Signature") != null || envelope.child("Signature") != null;
    EdxmlReader reader = new EdxmlReader(notes);
    EdxmlMessage read =
        message.child("StatusCode") != null
            ? reader.status(message)
            : reader.document(root, envelope, header, message);
    return new EdxmlReading(read, dialect, signed, notes.problems());
  }

  private EdxmlStatus status(Element message) {
    List<ResponseFor> about = responses(message);
    return new EdxmlStatus(
        party(message.child("From")),
        about.isEmpty() ? new ResponseFor("", null, null, "") : about.get(0),
        staff(message),
        text(message, "StatusCode"),
        message.text("Description"),
        time(message, "Timestamp"));
  }

  private EdxmlDocument document(Element root, Element envelope, Element header, Element message) {
    Element traces =
        orElse(header.child("TraceHeaderList"), orElse(message.child("TraceHeaderList"), NONE));
    Element code = orElse(message.child("Code"), NONE);
    Element promulgation = orElse(message.child("PromulgationInfo"), NONE);
    return new EdxmlDocument(
        party(message.child("From")),
        message.children("To").stream().map(EdxmlReader::party).toList(),
        text(message, "DocumentId"),
        text(code, "CodeNumber"),
        text(code, "CodeNotation"),
        new Promulgation(promulgation.text("Place"), date(promulgation, "PromulgationDate")),
        type(message.child("DocumentType")),
        text(message, "Subject"),
        message.text("Content"),
        signer(message.child("SignerInfo")),
        date(message, "DueDate"),
        texts(message.child("ToPlaces"), "Place"),
        other(message.child("OtherInfo")),
        responses(message),
        number(message, "SteeringType"),
        traces.children("TraceHeader").stream()
            .map(trace -> new Trace(text(trace, "OrganId"), time(trace, "Timestamp")))
            .toList(),
        business(traces.child("Bussiness", "Business")),
        attachments(root, envelope));
  }

  private static Party party(@Nullable Element party) {
    Element it = orElse(party, NONE);
    return new Party(
        text(it, "OrganId"),
        it.text("OrganizationInCharge", "OrganInCharge"),
        it.text("OrganName"),
        it.text("OrganAdd"),
        it.text("Email"),
        it.text("Telephone"),
        it.text("Fax"),
        it.text("Website"));
  }

  /** In some flat messages the element is the name itself. */
  private @Nullable DocumentType type(@Nullable Element type) {
    if (type == null) {
      return null;
    }
    String name = type.text("TypeName");
    return new DocumentType(
        number(type, "Type"),
        number(type, "TypeDetail"),
        name == null && !type.text().isBlank() ? type.text() : name);
  }

  private static @Nullable Signer signer(@Nullable Element signer) {
    return signer == null
        ? null
        : new Signer(
            signer.text("Competence"), signer.text("Position"), signer.text("FullName", "Signer"));
  }

  private @Nullable OtherInfo other(@Nullable Element other) {
    return other == null
        ? null
        : new OtherInfo(
            number(other, "Priority"),
            other.text("SphereOfPromulgation"),
            other.text("TyperNotation"),
            number(other, "PromulgationAmount"),
            number(other, "PageAmount"),
            other.text("Direction"),
            texts(other.child("Appendixes"), "Appendix"));
  }

  /** Empty elements are left out: some senders always write one. */
  private List<ResponseFor> responses(Element message) {
    return message.children("ResponseFor").stream()
        .filter(it -> !(text(it, "OrganId") + text(it, "Code") + text(it, "DocumentId")).isBlank())
        .map(
            it ->
                new ResponseFor(
                    text(it, "OrganId"),
                    it.text("Code"),
                    date(it, "PromulgationDate"),
                    text(it, "DocumentId")))
        .toList();
  }

  private static @Nullable StaffInfo staff(Element parent) {
    Element staff = parent.child("StaffInfo");
    return staff == null
        ? null
        : new StaffInfo(
            staff.text("Department"),
            staff.text("Staff"),
            staff.text("Email"),
            staff.text("Mobile"));
  }

  /** Without this block, or without a type in it, a message brings a new document. */
  private Business business(@Nullable Element business) {
    if (business == null) {
      return new Business(BusinessType.NEW, null, null, false, null, List.of(), null);
    }
    Integer code = number(business, "BussinessDocType", "BusinessDocType");
    BusinessType type = BusinessType.of(code == null ? 0 : code).orElse(null);
    if (type == null) {
      notes.refuse(
          "unknown-business-type",
          "BussinessDocType",
          "Loại nghiệp vụ %s không có trong edXML (0 mới, 1 thu hồi, 2 cập nhật, 3 thay thế)."
              .formatted(code));
    }
    return new Business(
        type == null ? BusinessType.NEW : type,
        business.text("DocumentId"),
        business.text("BussinessDocReason", "BusinessDocReason"),
        Integer.valueOf(1).equals(number(business, "Paper")),
        change(business.child("BussinessDocumentInfo", "BusinessDocumentInfo")),
        orElse(business.child("ReplacementInfoList"), NONE).children("ReplacementInfo").stream()
            .map(
                it ->
                    new Replacement(
                        text(it, "DocumentId"), texts(it.child("OrganIdList"), "OrganId")))
            .toList(),
        staff(business));
  }

  private @Nullable Change change(@Nullable Element change) {
    if (change == null) {
      return null;
    }
    List<ReceiverChange> receivers = new ArrayList<>();
    for (Element it : orElse(change.child("ReceiverList"), NONE).children("Receiver")) {
      Integer kind = number(it, "ReceiverType");
      if (kind == null || kind < 0 || kind > 1) {
        notes.refuse(
            "unknown-receiver-type",
            "Receiver",
            "Nơi nhận %s không ghi là thêm (1) hay bớt (0)."
                .formatted(quoted(text(it, "OrganId"))));
      } else {
        receivers.add(new ReceiverChange(text(it, "OrganId"), kind == 1));
      }
    }
    return new Change(change.text("DocumentInfo"), change.text("DocumentReceiver"), receivers);
  }

  // files

  private List<Attachment> attachments(Element root, Element envelope) {
    Element manifest =
        orElse(envelope.child("edXMLBody", "EdXMLBody"), envelope)
            .child("edXMLManifest", "Manifest");
    List<Element> packed =
        Stream.of(
                orElse(root.child("AttachmentEncoded"), NONE),
                root == envelope ? NONE : orElse(envelope.child("AttachmentEncoded"), NONE),
                orElse(manifest, NONE),
                envelope)
            .flatMap(it -> it.children("Attachment").stream())
            .toList();
    if (packed.size() > MOST_ATTACHMENTS) {
      notes.refuse(
          "too-many-attachments",
          "Attachment",
          "Thông điệp có %d tệp, nhiều hơn %d.".formatted(packed.size(), MOST_ATTACHMENTS));
      return List.of();
    }
    Map<String, Element> references = references(manifest);
    List<Attachment> attachments = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    long budget = Edxml.LARGEST_FILE;
    for (Element it : packed) {
      String id = text(it, "ContentId");
      boolean flat = it.child("FileName") != null;
      if (id.isEmpty() && flat) {
        id = "cid:" + (ids.size() + 1);
      } else {
        matchManifest(id, it, references, ids);
      }
      ids.add(id);
      String name = fileName(text(it, "AttachmentName", "FileName"), id);
      byte[] content = content(it, name, !flat && isPacked(it), budget);
      if (content != null) {
        budget -= content.length;
        attachments.add(new Attachment(id, name, it.text("Description"), content));
      }
    }
    references.keySet().stream()
        .filter(id -> !ids.contains(id))
        .forEach(
            id ->
                notes.refuse(
                    "manifest-mismatch",
                    "Reference",
                    "Danh mục ghi tệp %s nhưng thông điệp không kèm tệp này."
                        .formatted(quoted(id))));
    return attachments;
  }

  private Map<String, Element> references(@Nullable Element manifest) {
    Map<String, Element> references = new HashMap<>();
    for (Element it : orElse(manifest, NONE).children("Reference")) {
      String id = text(it, "ContentId");
      if (id.isEmpty() && it.href() != null) {
        id = it.href().strip();
      }
      if (references.put(id, it) != null) {
        notes.refuse(
            "manifest-mismatch",
            "Reference",
            "Danh mục ghi mã tệp %s nhiều hơn một lần.".formatted(quoted(id)));
      }
    }
    return references;
  }

  private void matchManifest(
      String id, Element attachment, Map<String, Element> references, List<String> before) {
    if (before.contains(id)) {
      notes.refuse(
          "manifest-mismatch",
          "Attachment",
          "Có hai tệp kèm theo cùng mang mã %s.".formatted(quoted(id)));
    }
    Element reference = references.get(id);
    if (reference == null) {
      notes.refuse(
          "manifest-mismatch",
          "Attachment",
          "Tệp kèm theo %s không có trong danh mục của thông điệp.".formatted(quoted(id)));
      return;
    }
    String listed = text(reference, "AttachmentName");
    if (!listed.isEmpty() && !listed.equals(text(attachment, "AttachmentName"))) {
      notes.refuse(
          "manifest-mismatch",
          "Attachment",
          "Tệp %s có tên %s, khác tên trong danh mục là %s."
              .formatted(quoted(id), quoted(text(attachment, "AttachmentName")), quoted(listed)));
    }
  }

  /** Some send a file of another type as it is. */
  private static boolean isPacked(Element attachment) {
    String type = text(attachment, "ContentType").toLowerCase(Locale.ROOT);
    return type.isEmpty() || PACKED.contains(type);
  }

  private byte @Nullable [] content(Element attachment, String name, boolean packed, long budget) {
    Element encoded = attachment.child("ContentTransferEncoded", "Content");
    Base64Sink binary = encoded == null ? null : encoded.binary();
    byte[] bytes = binary == null ? new byte[0] : binary.bytes();
    if (bytes == null) {
      notes.refuse(
          "attachment-not-base64",
          name,
          "Tệp kèm theo %s bị hỏng: nội dung không phải Base64.".formatted(quoted(name)));
      return null;
    }
    try {
      if (packed) {
        return PackedFile.unpack(bytes, budget);
      }
      if (bytes.length == 0) {
        throw new Unreadable("attachment-empty", "không có nội dung");
      }
      if (bytes.length > Edxml.LARGEST_ATTACHMENT || bytes.length > budget) {
        throw new Unreadable("attachment-too-large", "lớn quá giới hạn");
      }
      return bytes;
    } catch (Unreadable unreadable) {
      notes.refuse(
          unreadable.type(),
          name,
          "Tệp kèm theo %s %s.".formatted(quoted(name), unreadable.detail()));
      return null;
    }
  }

  /** Names of others are not to be trusted with a folder. */
  private String fileName(String sent, String id) {
    String name = NO_NAME.matcher(FOLDER.matcher(sent).replaceFirst("")).replaceAll("_").strip();
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      name = "tep-" + id.replaceAll("[^A-Za-z0-9]", "");
    }
    if (!name.equals(sent)) {
      notes.warn(
          "unsafe-file-name",
          "AttachmentName",
          "Tên tệp %s không an toàn; lưu với tên %s.".formatted(quoted(sent), quoted(name)));
    }
    return name;
  }

  // values

  private static final Element NONE = new Element("", "", null, null);

  private static Element orElse(@Nullable Element one, Element other) {
    return one == null ? other : one;
  }

  private static String text(Element parent, String... names) {
    String text = parent.text(names);
    return text == null ? "" : text.strip();
  }

  private static List<String> texts(@Nullable Element parent, String name) {
    return orElse(parent, NONE).children(name).stream()
        .map(it -> it.text().strip())
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private @Nullable Integer number(Element parent, String... names) {
    String text = text(parent, names);
    if (text.isEmpty()) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      notes.warn(
          "not-a-number", names[0], "%s ghi %s, không phải số.".formatted(names[0], quoted(text)));
      return null;
    }
    return Integer.valueOf(text);
  }

  private @Nullable LocalDate date(Element parent, String name) {
    String text = text(parent, name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(withYear(text).replace('-', '/'), DATE);
    } catch (DateTimeException wrong) {
      notes.warn(
          "not-a-date",
          name,
          "%s ghi %s, không phải ngày theo dạng năm/tháng/ngày.".formatted(name, quoted(text)));
      return null;
    }
  }

  private @Nullable LocalDateTime time(Element parent, String name) {
    String text = text(parent, name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(withYear(text).replace('-', '/'), TIME);
    } catch (DateTimeException wrong) {
      notes.warn(
          "not-a-date",
          name,
          "%s ghi %s, không phải thời điểm theo dạng năm/tháng/ngày giờ:phút:giây."
              .formatted(name, quoted(text)));
      return null;
    }
  }

  /** Years of more digits are dates for Java and for no database. */
  private static String withYear(String text) {
    if (!FOUR_DIGITS.matcher(text).matches()) {
      throw new DateTimeException("no year of four digits");
    }
    return text;
  }
}

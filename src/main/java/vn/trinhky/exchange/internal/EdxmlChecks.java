package vn.trinhky.exchange.internal;

import static vn.trinhky.exchange.internal.Notes.quoted;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.calendar.DateText;
import vn.trinhky.exchange.Attachment;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlDocument.Business;
import vn.trinhky.exchange.EdxmlDocument.DocumentType;
import vn.trinhky.exchange.EdxmlDocument.OtherInfo;
import vn.trinhky.exchange.EdxmlDocument.Signer;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.ExchangeDocumentId;
import vn.trinhky.exchange.OrganId;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.ResponseFor;
import vn.trinhky.exchange.StaffInfo;
import vn.trinhky.exchange.StatusCode;

/**
 * What QCVN 102 and the exchange ask of a message. Ours is refused for whatever is against the
 * rules; of others' only what leaves us without knowing who sent what to whom is refused, the rest
 * is a warning for the clerk.
 */
final class EdxmlChecks {

  private static final Pattern CODE = Pattern.compile("\\d{2}");

  /** What XML 1.0 cannot carry. */
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private static final Pattern NO_FILE_NAME = Pattern.compile("[\\p{Cntrl}:*?\"<>|/\\\\]");

  /** What agencies exchange; anything else may be meant to harm. */
  private static final Set<String> FILE_TYPES =
      Set.of(
          "txt", "rtf", "doc", "docx", "odt", "pdf", "csv", "xls", "xlsx", "ods", "xml", "jpg",
          "jpeg", "png", "tif", "tiff", "gif", "bmp");

  private final boolean ours;
  private final LocalDate today;
  private final Notes notes;

  private EdxmlChecks(boolean ours, LocalDate today, Notes notes) {
    this.ours = ours;
    this.today = today;
    this.notes = notes;
  }

  static void ofOurs(EdxmlMessage message, LocalDate today, Notes notes) {
    new EdxmlChecks(true, today, notes).check(message);
  }

  static void ofOthers(EdxmlMessage message, LocalDate today, Notes notes) {
    new EdxmlChecks(false, today, notes).check(message);
  }

  private void check(EdxmlMessage message) {
    if (message instanceof EdxmlDocument document) {
      check(document);
    } else if (message instanceof EdxmlStatus status) {
      check(status);
    }
  }

  private void check(EdxmlDocument document) {
    party("MessageHeader/From", "nơi gửi", document.from());
    recipients(document.to());
    documentId("MessageHeader/DocumentId", document.documentId());
    if (ours) {
      ownId(document);
    }
    text("Code/CodeNumber", "Số văn bản", document.codeNumber(), 11);
    text("Code/CodeNotation", "Ký hiệu văn bản", document.codeNotation(), 30);
    text("PromulgationInfo/Place", "Nơi ban hành", document.promulgation().place(), 50);
    promulgated(document.promulgation().date());
    type(document.type());
    if (document.subject().isEmpty()) {
      missing(document.business().type() == BusinessType.NEW, "Subject", "trích yếu");
    }
    text("Subject", "Trích yếu", document.subject(), 500);
    text("Content", "Nội dung", document.content(), 500);
    signer(document.signer());
    document.toPlaces().forEach(place -> text("ToPlaces/Place", "Dòng nơi nhận", place, 150));
    other(document.other());
    document.responseFor().forEach(this::response);
    range("SteeringType", "Loại chỉ đạo", document.steeringType(), 1, 3);
    document.traces().forEach(trace -> organId("TraceHeader/OrganId", trace.organId(), false));
    business(document);
    files(document);
  }

  private void check(EdxmlStatus status) {
    party("MessageHeader/From", "nơi gửi", status.from());
    ResponseFor about = status.responseFor();
    if (about.documentId().isEmpty()) {
      missing(true, "ResponseFor/DocumentId", "mã văn bản được báo trạng thái");
    }
    response(about);
    staff(status.staff());
    if (!CODE.matcher(status.code()).matches()) {
      notes.refuse(
          "status-code-malformed",
          "StatusCode",
          "Mã trạng thái %s không gồm hai chữ số.".formatted(quoted(status.code())));
    } else if (StatusCode.of(status.code()).isEmpty()) {
      notes.note(
          ours,
          "status-code-unknown",
          "StatusCode",
          "Mã trạng thái %s chưa rõ nghĩa; chỉ lưu, không đổi trạng thái."
              .formatted(quoted(status.code())));
    }
    if (status.code().equals(StatusCode.REFUSED.code()) && status.description() == null) {
      missing(false, "Description", "lý do từ chối");
    }
    if (status.at() == null) {
      missing(false, "Timestamp", "thời điểm của trạng thái");
    }
    characters("Description", "Nội dung trạng thái", status.description());
  }

  // parts

  private void party(String place, String who, Party party) {
    if (party.organId().isEmpty()) {
      missing(true, place + "/OrganId", "mã định danh " + who);
    } else {
      organId(place + "/OrganId", party.organId(), true);
    }
    text(place + "/OrganizationInCharge", "Cơ quan chủ quản của " + who, party.inCharge(), 200);
    text(place + "/OrganName", "Tên " + who, party.name(), 200);
    text(place + "/OrganAdd", "Địa chỉ " + who, party.address(), 250);
    text(place + "/Email", "Thư điện tử của " + who, party.email(), 100);
    text(place + "/Telephone", "Số điện thoại của " + who, party.telephone(), 20);
    text(place + "/Fax", "Số fax của " + who, party.fax(), 20);
    text(place + "/Website", "Trang tin của " + who, party.website(), 20);
  }

  private void organId(String place, String code, boolean matters) {
    text(place, "Mã định danh", code, OrganId.LONGEST);
    if (OrganId.formOf(code) == OrganId.MALFORMED) {
      notes.note(
          ours && matters,
          "organ-id-malformed",
          place,
          "Mã định danh %s không đúng dạng nào (như H49.1.2 hoặc 000.00.00.H49)."
              .formatted(quoted(code)));
    }
  }

  private void recipients(List<Party> to) {
    if (to.isEmpty()) {
      missing(true, "MessageHeader/To", "nơi nhận");
    }
    Set<String> known = new HashSet<>();
    for (int i = 0; i < to.size(); i++) {
      String place = "MessageHeader/To[%d]".formatted(i + 1);
      party(place, "nơi nhận", to.get(i));
      String code = to.get(i).organId();
      if (!code.isEmpty() && !known.add(code.toUpperCase(Locale.ROOT))) {
        notes.note(
            ours,
            "duplicate-recipient",
            place,
            "Nơi nhận %s có nhiều hơn một lần.".formatted(quoted(code)));
      }
    }
  }

  private void documentId(String place, String id) {
    if (id.isEmpty()) {
      missing(true, place, "mã định danh văn bản");
      return;
    }
    characters(place, "Mã định danh văn bản", id);
    if (!new ExchangeDocumentId(id).isWellFormed()) {
      notes.note(
          ours,
          "document-id-malformed",
          place,
          "Mã định danh văn bản %s không đúng dạng “mã cơ quan,năm/tháng/ngày,số/ký hiệu”."
              .formatted(quoted(id)));
    }
  }

  /** The identifier of a document of ours says the same as its parts. */
  private void ownId(EdxmlDocument document) {
    ExchangeDocumentId id = new ExchangeDocumentId(document.documentId());
    String code = document.codeNumber() + "/" + document.codeNotation();
    if (document.codeNumber().isEmpty() || document.codeNotation().isEmpty()) {
      missing(true, "Code", "số và ký hiệu văn bản");
    } else if (!id.code().orElse(code).equals(code)
        || !id.organId().orElse(document.from().organId()).equals(document.from().organId())) {
      notes.refuse(
          "document-id-mismatch",
          "MessageHeader/DocumentId",
          "Mã định danh văn bản %s không khớp nơi gửi hoặc số, ký hiệu %s."
              .formatted(quoted(id.text()), quoted(code)));
    }
  }

  private void promulgated(@Nullable LocalDate date) {
    if (date == null) {
      missing(false, "PromulgationInfo/PromulgationDate", "ngày ban hành");
    } else if (date.isAfter(today)) {
      notes.note(
          ours,
          "future-date",
          "PromulgationInfo/PromulgationDate",
          "Ngày ban hành %s ở tương lai.".formatted(DateText.date(date)));
    }
  }

  private void type(@Nullable DocumentType type) {
    if (type != null) {
      range("DocumentType/Type", "Nhóm văn bản", type.kind(), 1, 2);
      text("DocumentType/TypeName", "Tên loại văn bản", type.name(), 100);
    } else {
      missing(false, "DocumentType", "loại văn bản");
    }
  }

  private void signer(@Nullable Signer signer) {
    if (signer == null) {
      missing(false, "SignerInfo", "người ký");
      return;
    }
    text("SignerInfo/Competence", "Quyền hạn ký", signer.competence(), 100);
    text("SignerInfo/Position", "Chức vụ người ký", signer.position(), 100);
    text("SignerInfo/FullName", "Họ tên người ký", signer.fullName(), 50);
  }

  private void other(@Nullable OtherInfo other) {
    if (other == null) {
      return;
    }
    range("OtherInfo/Priority", "Độ khẩn", other.priority(), 0, 4);
    range("OtherInfo/PromulgationAmount", "Số bản", other.copies(), 0, 999_999);
    range("OtherInfo/PageAmount", "Số trang", other.pages(), 0, 999_999);
    text("OtherInfo/SphereOfPromulgation", "Lĩnh vực", other.sphere(), 100);
    text("OtherInfo/TyperNotation", "Ký hiệu người soạn thảo", other.typerNotation(), 10);
    characters("OtherInfo/Direction", "Direction", other.direction());
    other.appendixes().forEach(it -> text("Appendixes/Appendix", "Tên phụ lục", it, 250));
  }

  private void response(ResponseFor response) {
    if (response.organId().isEmpty()) {
      missing(false, "ResponseFor/OrganId", "mã định danh của cơ quan liên quan");
    } else {
      organId("ResponseFor/OrganId", response.organId(), true);
    }
    characters("ResponseFor/Code", "Số, ký hiệu văn bản liên quan", response.code());
    if (!response.documentId().isEmpty()) {
      documentId("ResponseFor/DocumentId", response.documentId());
    }
  }

  private void staff(@Nullable StaffInfo staff) {
    if (staff != null) {
      text("StaffInfo/Department", "Bộ phận", staff.department(), 200);
      text("StaffInfo/Staff", "Tên cán bộ", staff.staff(), 50);
      text("StaffInfo/Email", "Thư điện tử của cán bộ", staff.email(), 100);
      text("StaffInfo/Mobile", "Số di động của cán bộ", staff.mobile(), 20);
    }
  }

  private void business(EdxmlDocument document) {
    Business business = document.business();
    String id = business.documentId();
    if (ours && id != null && !id.equals(document.documentId())) {
      notes.refuse(
          "document-id-mismatch",
          "Bussiness/DocumentId",
          "Mã văn bản ở phần nghiệp vụ khác mã của thông điệp.");
    }
    text("Bussiness/BussinessDocReason", "Lý do", business.reason(), 500);
    staff(business.staff());
    switch (business.type()) {
      case NEW -> {
        // nothing more
      }
      case RECALL -> {
        if (business.reason() == null) {
          missing(false, "Bussiness/BussinessDocReason", "lý do thu hồi");
        }
      }
      case UPDATE -> {
        if (business.change() == null) {
          missing(false, "Bussiness/BussinessDocumentInfo", "nội dung cập nhật");
        }
      }
      case REPLACEMENT -> {
        if (business.replacements().isEmpty()) {
          missing(false, "Bussiness/ReplacementInfoList", "văn bản bị thay thế");
        }
      }
    }
    if (business.change() != null) {
      characters("DocumentInfo", "DocumentInfo", business.change().documentInfo());
      characters("DocumentReceiver", "DocumentReceiver", business.change().documentReceiver());
      business.change().receivers().forEach(it -> organId("Receiver", it.organId(), true));
    }
    business
        .replacements()
        .forEach(
            it -> {
              documentId("ReplacementInfo/DocumentId", it.documentId());
              it.organIds().forEach(code -> organId("ReplacementInfo/OrganId", code, true));
            });
  }

  private void files(EdxmlDocument document) {
    if (document.attachments().isEmpty() && document.business().type() != BusinessType.RECALL) {
      missing(false, "AttachmentEncoded", "tệp văn bản");
    }
    Set<String> ids = new HashSet<>();
    long bytes = 0;
    for (Attachment attachment : document.attachments()) {
      String name = attachment.name();
      text("AttachmentName", "Tên tệp", name, 200);
      characters("Description", "Mô tả tệp", attachment.description());
      characters("ContentId", "Mã tệp", attachment.contentId());
      bytes += attachment.content().length;
      if (ours && (attachment.contentId().isEmpty() || !ids.add(attachment.contentId()))) {
        notes.refuse(
            "manifest-mismatch",
            "ContentId",
            "Tệp %s trùng hoặc thiếu mã.".formatted(quoted(name)));
      }
      if (ours && (name.isEmpty() || NO_FILE_NAME.matcher(name).find())) {
        notes.refuse(
            "unsafe-file-name",
            "AttachmentName",
            "Tên tệp %s có ký tự không được dùng.".formatted(quoted(name)));
      }
      if (ours && attachment.content().length == 0) {
        notes.refuse("attachment-empty", name, "Tệp %s rỗng.".formatted(quoted(name)));
      }
      if (!FILE_TYPES.contains(extension(name))) {
        notes.warn(
            "unusual-file-type",
            name,
            "Tệp %s không thuộc loại các cơ quan thường gửi nhau; hãy cẩn trọng khi mở."
                .formatted(quoted(name)));
      }
      if (attachment.content().length > Edxml.LARGEST_ATTACHMENT) {
        tooLarge(name, "Tệp %s".formatted(quoted(name)), Edxml.LARGEST_ATTACHMENT);
      }
    }
    // a quarter more when encoded, and the message around it
    if (ours && bytes / 3 * 4 > Edxml.LARGEST_FILE - (4 << 20)) {
      tooLarge("AttachmentEncoded", "Các tệp cộng lại khi mã hóa", Edxml.LARGEST_FILE);
    }
  }

  private void tooLarge(String place, String what, int bytes) {
    notes.note(
        ours,
        "attachment-too-large",
        place,
        "%s lớn quá %d MB, giới hạn của một thông điệp.".formatted(what, bytes >> 20));
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  // values

  /**
   * @param always others' messages are refused for it too
   */
  private void missing(boolean always, String place, String what) {
    notes.note(ours || always, "missing-field", place, "Thông điệp thiếu %s.".formatted(what));
  }

  private void text(String place, String what, @Nullable String text, int most) {
    if (text == null) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      notes.note(
          ours,
          "field-too-long",
          place,
          "%s dài %d ký tự, quá giới hạn %d.".formatted(what, length, most));
    }
    characters(place, what, text);
  }

  private void characters(String place, String what, @Nullable String text) {
    if (text != null && NOT_XML.matcher(text).find()) {
      notes.refuse(
          "illegal-character",
          place,
          "%s có ký tự điều khiển không ghi được vào XML. Hãy gõ lại phần này.".formatted(what));
    }
  }

  private void range(String place, String what, @Nullable Integer number, int least, int most) {
    if (number != null && (number < least || number > most)) {
      notes.note(
          ours,
          "out-of-range",
          place,
          "%s ghi %d, ngoài khoảng %d đến %d.".formatted(what, number, least, most));
    }
  }
}

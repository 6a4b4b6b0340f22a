package vn.trinhky.importing.internal;

import java.util.Locale;
import vn.trinhky.problem.Refusal;

/** Why a file is not read: one type and one sentence for each reason. */
enum FileRefusal {
  EMPTY("empty-file", "Tệp này rỗng. Hãy chọn lại tệp."),
  PDF(
      "pdf-file",
      "Tệp này là PDF, chưa đọc được thành dự thảo. Hãy mở bằng Word hoặc LibreOffice và lưu lại"
          + " thành .docx, hoặc dán phần chữ vào ô nhập."),
  OLD_WORD(
      "old-word-file",
      "Tệp này là Word đời cũ (.doc). Hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx."),
  OLD_EXCEL(
      "old-excel-file",
      "Tệp này là Excel đời cũ (.xls). Hãy mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx."),
  OLD_OFFICE(
      "old-office-file",
      "Tệp này có định dạng Office đời cũ, không đọc được. Hãy lưu lại thành .docx hoặc .xlsx."),
  BINARY_EXCEL(
      "binary-excel-file", "Tệp này là Excel nhị phân (.xlsb). Hãy lưu lại thành .xlsx (Excel)."),
  PROTECTED(
      "password-protected-file",
      "Tệp này có mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu)"
          + " rồi lưu lại."),
  OPEN_DOCUMENT(
      "open-document-file",
      "Tệp này là OpenDocument (.odt, .ods). Hãy mở bằng LibreOffice và lưu lại thành .docx hoặc"
          + " .xlsx."),
  PRESENTATION(
      "presentation-file",
      "Tệp này là bài trình chiếu. Hãy chọn tệp văn bản (.docx) hoặc bảng tính (.xlsx)."),
  RICH_TEXT(
      "rich-text-file",
      "Tệp này là Rich Text (.rtf). Hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx."),
  WEB_PAGE(
      "web-page-file",
      "Tệp này là trang web (HTML), dù tên tệp có thể là .doc hoặc .xls. Hãy mở bằng Word hoặc Excel"
          + " và lưu lại thành .docx hoặc .xlsx."),
  XML("xml-file", "Tệp này là XML. Hãy mở bằng Word hoặc Excel và lưu lại thành .docx hoặc .xlsx."),
  IMAGE(
      "image-file",
      "Tệp này là ảnh, không có chữ để đọc. Hãy chọn tệp .docx, .xlsx hoặc văn bản thuần."),
  ARCHIVE(
      "archive-file",
      "Tệp này là tệp nén. Hãy giải nén rồi chọn tệp .docx, .xlsx hoặc văn bản bên trong."),
  UNKNOWN(
      "unknown-file",
      "Không nhận ra loại tệp này. Chỉ đọc được .docx, .xlsx và văn bản thuần (.txt)."),
  MACRO(
      "macro-file",
      "Tệp này chứa macro nên không được nhận, vì macro có thể là mã độc. Hãy lưu lại thành .docx"
          + " hoặc .xlsx không có macro."),
  DAMAGED(
      "damaged-file",
      "Tệp này bị hỏng hoặc chưa tải lên trọn vẹn. Hãy mở lại bằng Word hoặc Excel, lưu thành tệp mới"
          + " rồi thử lại."),
  EXTERNAL_ENTITY(
      "unsafe-file",
      "Tệp này có khai báo XML không an toàn (DTD) nên không được đọc. Hãy mở bằng Word hoặc Excel và"
          + " lưu thành tệp mới."),
  TOO_LARGE(
      "file-too-large",
      "Tệp này lớn hơn "
          + FileBounds.FILE_BYTES / FileBounds.MEGABYTE
          + " MB. Hãy bỏ bớt ảnh rồi lưu lại."),
  INFLATES(
      "file-inflates-too-much",
      "Nội dung giải nén của tệp này lớn bất thường nên không được đọc. Hãy mở bằng Word hoặc Excel,"
          + " chép phần cần dùng sang tệp mới rồi thử lại."),
  TOO_DEEP(
      "file-too-deep",
      "Tệp này có quá nhiều lớp bảng hoặc khung lồng nhau. Hãy bỏ bớt bảng lồng trong bảng rồi lưu"
          + " lại."),
  TOO_LONG(
      "file-too-long",
      "Tệp này có quá nhiều dòng (nhiều nhất "
          + String.format(Locale.ROOT, "%,d", FileBounds.LINES).replace(',', '.')
          + " dòng) hoặc quá nhiều chữ. Hãy tách phần cần dùng sang tệp mới."),
  TOO_WIDE(
      "table-too-wide",
      "Bảng trong tệp này có hơn "
          + FileBounds.COLUMNS
          + " cột. Hãy chỉ giữ lại các cột cần dùng rồi lưu lại."),
  NOTHING_TO_READ(
      "no-text-in-file",
      "Tệp này không có chữ nào để đọc (có thể chỉ có ảnh quét). Hãy chọn tệp khác.");

  private final String type;
  private final String detail;

  FileRefusal(String type, String detail) {
    this.type = type;
    this.detail = detail;
  }

  Refusal refusal() {
    return Refusal.unprocessable(type, detail);
  }
}

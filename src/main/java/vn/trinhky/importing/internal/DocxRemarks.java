package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was seen of a Word document that is not among its blocks, or looks otherwise there. */
final class DocxRemarks {

  private final Set<String> oldFonts = new LinkedHashSet<>();
  int inserted;
  int deleted;
  int hidden;
  int boxes;
  int pictures;
  int comments;
  int nestedTables;
  int unknownSigns;
  int coveredCells;
  int foreignParts;
  int plainParagraphs;

  /** A font whose letters are those of a code before Unicode. */
  void oldFont(String font) {
    oldFonts.add(font);
  }

  /**
   * As Vietnamese sentences.
   *
   * @param footnotes how many notes at the foot of a page or at the end the text refers to
   */
  List<String> said(int footnotes) {
    List<String> notes = new ArrayList<>();
    if (inserted + deleted > 0) {
      notes.add(
          "Tệp có sửa đổi được theo dõi (Track Changes): đã lấy phần được chèn ("
              + inserted
              + " chỗ), bỏ phần đã xóa ("
              + deleted
              + " chỗ).");
    }
    note(notes, hidden, "Đã bỏ %d đoạn chữ ẩn, vì khi in không thấy.");
    note(notes, boxes, "Tệp có %d khung chữ; chữ trong khung đứng ngay sau đoạn chứa khung.");
    note(notes, nestedTables, "Có %d bảng lồng trong ô; nội dung được gộp thành chữ của ô đó.");
    note(notes, footnotes, "Có %d chú thích ở chân trang hoặc cuối văn bản; đã đưa xuống cuối.");
    note(notes, comments, "Không đọc %d nhận xét (comment) bên lề.");
    note(notes, pictures, "Không đọc được chữ trong %d ảnh hoặc hình vẽ.");
    note(notes, unknownSigns, "Có %d ký hiệu của phông chữ riêng không đọc được, thay bằng “•”.");
    note(
        notes,
        coveredCells,
        "Có %d ô bị ô gộp che khuất mà bên trong vẫn còn chữ; chữ đó không được lấy.");
    note(notes, foreignParts, "Không đọc %d phần nhúng từ tệp khác.");
    note(
        notes,
        plainParagraphs,
        "Có %d đoạn đổi chữ đậm, nghiêng quá nhiều lần; chữ được lấy đủ, kiểu chữ thì không.");
    if (!oldFonts.isEmpty()) {
      notes.add(
          "Tệp dùng phông chữ bảng mã cũ ("
              + oldFonts.stream().limit(3).collect(Collectors.joining(", "))
              + "), chữ có thể sai. Hãy chuyển sang Unicode (ví dụ bằng UniKey) rồi nhập lại.");
    }
    return notes;
  }

  private static void note(List<String> notes, int count, String sentence) {
    if (count > 0) {
      notes.add(String.format(sentence, count));
    }
  }
}

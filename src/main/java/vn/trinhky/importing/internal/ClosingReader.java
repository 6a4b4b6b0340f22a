package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.internal.Piece.TextLine;

/**
 * Reads the end of a document: Nơi nhận with the Lưu line, and the signature (Phụ lục I, II.7 and
 * II.9). The two stand side by side on paper, so that either may come first in the text.
 */
final class ClosingReader {

  private static final int LONGEST_RECIPIENT = 300;

  private static final Pattern BULLET = Pattern.compile("[-–—+•*]\\s*(?<text>.*)");
  private static final Pattern HEADING = Pattern.compile("[^:]{1,12}:?\\s*(?<rest>.*)");
  private static final Pattern ARCHIVE =
      Pattern.compile("Lưu(?!\\p{L})\\s*(?:tại)?\\s*:?\\s*(?<units>.*)");
  private static final Pattern COPIES =
      Pattern.compile("\\(?(?<count>\\d{1,4})\\s*(?:b|bản|bộ)\\)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTE =
      Pattern.compile(
          "(?<text>.*?)\\s*[;,]?\\s*\\((?<note>(?:để\\s+)?(?:báo cáo|b/c|biết|thực hiện|t/h|phối"
              + " hợp|p/h|trao đổi|theo dõi|kiểm tra|giám sát|chỉ đạo|đăng tải|đăng|đưa tin|công"
              + " khai|niêm yết|lưu)[^()]{0,40})\\)\\s*[;.,]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern LETTERHEAD =
      Pattern.compile("(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG NHÂN DÂN)(?:\\s[\\p{Lu}\\d .–-]{0,80})?");
  private static final Pattern TITLE = Pattern.compile("\\p{Lu}[\\p{Lu} .,–-]{3,79}");
  private static final Pattern FILE_MARK =
      Pattern.compile("[.(\\[]?[\\p{L}\\d][\\p{L}\\d.,_()\\-/& ]{0,30}[.)\\]]?");

  private final Ledger ledger;
  private final List<Item> items = new ArrayList<>();
  private final List<Integer> archiveLines = new ArrayList<>();
  private final List<String> signatureLines = new ArrayList<>();
  private final List<Integer> signatureAt = new ArrayList<>();
  private final List<Reading.Doubt> doubts = new ArrayList<>();
  private @Nullable String archive;
  private @Nullable String name;
  private boolean recipientsRead;
  private boolean signatureRead;

  ClosingReader(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Whether the end of a document begins here. */
  boolean begins(TextLine line) {
    return Marks.isRecipients(line.text())
        || Marks.isCapacity(line.text())
        || Marks.isPosition(line.text());
  }

  /** Reads from the place where an end begins, and answers where it stops. */
  int read(List<Piece> pieces, int from) {
    Mode mode = Mode.NONE;
    int at = from;
    while (at < pieces.size() && pieces.get(at) instanceof TextLine line) {
      Mode next = line(line, mode);
      if (next == Mode.DONE) {
        break;
      }
      mode = next;
      at++;
    }
    recipientsRead |= !items.isEmpty() || archive != null;
    signatureRead |= !signatureLines.isEmpty();
    // at least the line that began it was read
    return Math.max(at, from + 1);
  }

  private Mode line(TextLine line, Mode mode) {
    String text = line.text();
    if (Marks.isRecipients(text)) {
      ledger.leaveOut(line.line(), "Tiêu đề “Nơi nhận”: hệ thống tự in.");
      Matcher heading = HEADING.matcher(text);
      if (heading.matches() && !heading.group("rest").isBlank()) {
        recipients(line.with(heading.group("rest").strip()), Mode.RECIPIENTS);
      }
      return Mode.RECIPIENTS;
    }
    if (mode == Mode.RECIPIENTS && LETTERHEAD.matcher(text).matches()) {
      // the head of what follows a closing without a signature
      return Mode.DONE;
    }
    boolean titles =
        Marks.isCapacity(text)
            || Marks.isPosition(text)
            || (mode == Mode.SIGNATURE && isTitle(text))
            || (mode == Mode.RECIPIENTS
                && archive != null
                && text.indexOf(' ') > 0
                && isTitle(text));
    if (titles) {
      return signature(line);
    }
    if (Marks.isSigned(text)) {
      ledger.leaveOut(line.line(), "Dấu hiệu đã ký, không thuộc nội dung.");
      return mode;
    }
    if (mode == Mode.SIGNATURE && Marks.isName(text)) {
      return signer(line);
    }
    if (mode == Mode.RECIPIENTS) {
      return recipients(line, mode) ? Mode.RECIPIENTS : Mode.DONE;
    }
    if (mode == Mode.SIGNED && archive == null && BULLET.matcher(text).matches()) {
      // Nơi nhận goes on below the signature when its heading was read before
      return recipientsRead || items.isEmpty() ? Mode.DONE : recipientsAgain(line);
    }
    return Mode.DONE;
  }

  /** Capitals that can be a line of a signature, not the head of what follows. */
  private static boolean isTitle(String text) {
    return TITLE.matcher(text).matches()
        && !Marks.isNation(text)
        && !text.matches("(?:ỦY|UỶ) BAN.*|UBND.*|KẾ HOẠCH.*|QUYẾT ĐỊNH.*");
  }

  private Mode recipientsAgain(TextLine line) {
    return recipients(line, Mode.RECIPIENTS) ? Mode.SIGNED : Mode.DONE;
  }

  // ---- Nơi nhận -------------------------------------------------------------------------------

  private boolean recipients(TextLine line, Mode mode) {
    boolean any = false;
    for (String piece : line.text().split("(?<=[;.])\\s+(?=[-–—+•]\\s)")) {
      Matcher bullet = BULLET.matcher(piece.strip());
      boolean bulleted = bullet.matches();
      String text = bulleted ? bullet.group("text").strip() : piece.strip();
      if (text.isEmpty()) {
        ledger.leaveOut(line.line(), "Dòng trống.");
        any = true;
      } else if (recipient(line, text, bulleted)) {
        any = true;
      } else {
        if (any) {
          ledger.leaveOver(line.line(), "Một phần của dòng này chưa rõ thuộc về đâu.");
        }
        return any;
      }
    }
    return any;
  }

  private boolean recipient(TextLine line, String text, boolean bulleted) {
    Matcher archived = ARCHIVE.matcher(text);
    if (archived.matches()) {
      archive(line, archived.group("units"));
      return true;
    }
    if (archive != null && !recipientsRead) {
      if (!bulleted
          && archive.length() + text.length() <= LONGEST_RECIPIENT
          && Flow.goesOn(archive, text)
          && !Marks.isName(text)) {
        archive += " " + text;
        archiveLines.add(line.line());
        ledger.take(line.line(), "archive");
        return true;
      }
      if (FILE_MARK.matcher(text).matches() && !Marks.isName(text) && text.length() <= 30) {
        ledger.leaveOut(line.line(), "Ký hiệu của người soạn thảo sau dòng Lưu.");
        return true;
      }
      return false;
    }
    if (recipientsRead) {
      boolean known = items.stream().anyMatch(item -> item.text().equals(text));
      if (known) {
        ledger.leaveOut(line.line(), "Nơi nhận này đã có.");
      } else {
        ledger.leaveOver(line.line(), "Nơi nhận thứ hai của văn bản; dự thảo giữ Nơi nhận đầu.");
      }
      return true;
    }
    if (!bulleted && !items.isEmpty()) {
      Item last = items.get(items.size() - 1);
      if (last.text().length() + text.length() <= LONGEST_RECIPIENT
          && Flow.goesOn(last.text(), text)) {
        items.set(items.size() - 1, last.with(line.line(), text));
        ledger.take(line.line(), "recipients[" + (items.size() - 1) + "]");
        return true;
      }
    }
    if (text.length() > LONGEST_RECIPIENT
        || (!bulleted && Marks.isName(text) && !text.matches(".*[;.]"))) {
      return false;
    }
    ledger.take(line.line(), "recipients[" + items.size() + "]");
    items.add(new Item(text, List.of(line.line())));
    return true;
  }

  private void archive(TextLine line, String units) {
    if (archive == null) {
      archive = units;
      archiveLines.add(line.line());
      ledger.take(line.line(), "archive");
    } else {
      ledger.leaveOut(line.line(), "Dòng Lưu đã có.");
    }
  }

  // ---- signature ------------------------------------------------------------------------------

  private Mode signature(TextLine line) {
    if (signatureRead || name != null) {
      return secondSignature(line);
    }
    signatureLines.add(line.text());
    signatureAt.add(line.line());
    ledger.take(line.line(), "signature");
    return Mode.SIGNATURE;
  }

  private Mode secondSignature(TextLine line) {
    if (signatureLines.contains(line.text())) {
      ledger.leaveOut(line.line(), "Chữ ký này đã có.");
    } else {
      ledger.leaveOver(line.line(), "Chữ ký thứ hai của văn bản; dự thảo giữ chữ ký đầu.");
    }
    return Mode.SIGNATURE;
  }

  private Mode signer(TextLine line) {
    if (name == null && !signatureRead) {
      name = line.text();
      signatureAt.add(line.line());
      ledger.take(line.line(), "signature");
    } else if (line.text().equals(name)) {
      ledger.leaveOut(line.line(), "Chữ ký này đã có.");
    } else {
      ledger.leaveOver(line.line(), "Chữ ký thứ hai của văn bản; dự thảo giữ chữ ký đầu.");
    }
    return Mode.SIGNED;
  }

  // ---- result ---------------------------------------------------------------------------------

  /**
   * What was read.
   *
   * @param categories tells why a recipient gets the document
   */
  Structure.Closing closing(RecipientCategories categories) {
    boolean asArticle =
        items.stream().anyMatch(item -> Marks.plain(item.text()).startsWith("nhu dieu"));
    List<Draft.RecipientLine> recipients = new ArrayList<>();
    List<Integer> inferred = new ArrayList<>();
    for (Item item : items) {
      Matcher noted = NOTE.matcher(item.text());
      boolean hasNote = noted.matches() && !noted.group("text").isBlank();
      String text =
          (hasNote ? noted.group("text") : item.text()).replaceAll("(?<![;.,\\s])[;.,\\s]+$", "");
      String note = hasNote ? noted.group("note").strip() : null;
      recipients.add(new Draft.RecipientLine(text, note, categories.of(text, note, asArticle)));
      if (note == null && !Marks.plain(text).startsWith("nhu ")) {
        inferred.addAll(item.lines());
      }
    }
    if (!inferred.isEmpty()) {
      doubts.add(
          new Reading.Doubt(
              "recipient-category",
              "recipients",
              inferred.stream().distinct().toList(),
              "Văn bản không ghi lý do nhận ở %d dòng; loại (thực hiện, báo cáo, để biết …) được suy ra từ tên, hãy kiểm tra."
                  .formatted(inferred.size()),
              List.of()));
    }
    return new Structure.Closing(
        List.copyOf(recipients), archive == null ? null : archiveLine(archive), proposed());
  }

  List<Reading.Doubt> doubts() {
    return List.copyOf(doubts);
  }

  private static Draft.ArchiveLine archiveLine(String printed) {
    List<String> units = new ArrayList<>();
    Integer copies = null;
    for (String unit : printed.split("[,;](?![^(]*\\))")) {
      String text = unit.strip().replaceAll("[.;,\\s]+$", "").replaceAll("^[.\\s]+(?=\\p{L})", "");
      Matcher count = COPIES.matcher(text);
      if (count.matches()) {
        copies = Integer.valueOf(count.group("count"));
      } else if (!text.isEmpty()) {
        units.add(text);
      }
    }
    return new Draft.ArchiveLine(units, copies);
  }

  private Draft.@Nullable ProposedSignature proposed() {
    if (signatureLines.isEmpty()) {
      return null;
    }
    if (name == null) {
      doubts.add(
          new Reading.Doubt(
              "signer-unnamed",
              "signature",
              signatureAt,
              "Không thấy họ tên người ký dưới chức vụ; hãy ghi người ký.",
              List.of()));
    }
    int last = signatureLines.size() - 1;
    return new Draft.ProposedSignature(
        signatureLines.subList(0, last), signatureLines.get(last), name == null ? "" : name);
  }

  private enum Mode {
    NONE,
    RECIPIENTS,
    SIGNATURE,
    SIGNED,
    DONE
  }

  private record Item(String text, List<Integer> lines) {
    Item with(int line, String more) {
      List<Integer> all = new ArrayList<>(lines);
      all.add(line);
      return new Item(text + " " + more, List.copyOf(all));
    }
  }
}

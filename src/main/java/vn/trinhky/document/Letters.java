package vn.trinhky.document;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Printable.OfficialPaper;

/**
 * Words the letters and notices that accompany a plan, from what the dossier knows. They are a
 * proposal: whoever signs one may change it in its Word file.
 */
public final class Letters {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private Letters() {}

  /**
   * Who writes, and with which number, date and signature.
   *
   * @param superior superior body above the letterhead, or null
   * @param letterhead name in capitals, one element per line
   * @param name name in running text, e.g. {@code Phòng Nội vụ}
   */
  public record Sender(
      @Nullable String superior,
      List<String> letterhead,
      String name,
      String place,
      Draft.ArchiveLine archive,
      DocumentFacts facts) {
    /** Copies the list. */
    public Sender {
      letterhead = List.copyOf(letterhead);
    }
  }

  /**
   * A document that was issued.
   *
   * @param type e.g. {@code Quyết định}
   * @param code number and notation, e.g. {@code 112/QĐ-UBND}
   * @param subject e.g. {@code Ban hành Kế hoạch …}
   */
  public record Issued(String type, String code, LocalDate date, String subject) {

    String name() {
      return "%s số %s ngày %s".formatted(type, code, DAY.format(date));
    }
  }

  /**
   * Something that was asked of agencies.
   *
   * @param what what they were to do, e.g. {@code góp ý dự thảo Kế hoạch …}
   * @param paper with what it was asked, e.g. {@code Công văn số 82/NV ngày 10/01/2022}, or null
   *     when it was asked on this system
   * @param askedOn when it was asked
   * @param dueOn last day of the time that was given
   */
  public record Request(String what, @Nullable String paper, LocalDate askedOn, LocalDate dueOn) {}

  /** What is printed at a place of a document, and what has to be read instead. */
  public record Correction(String place, String printed, String correct) {}

  /**
   * Công văn lấy ý kiến: agencies are asked for their opinion on a draft.
   *
   * @param draft what was drafted, e.g. {@code Quyết định ban hành Kế hoạch …}
   * @param dueOn last day for an answer, or null when it is not known yet
   */
  public static OfficialPaper consultation(
      Sender sender, List<String> agencies, String draft, @Nullable LocalDate dueOn) {
    String due = dueOn == null ? "…/…/……" : DAY.format(dueOn);
    return letter(
        sender,
        "góp ý dự thảo " + draft,
        agencies,
        """
        %s đang soạn thảo %s (dự thảo gửi kèm).
        Đề nghị các cơ quan, đơn vị nghiên cứu, góp ý về nội dung dự thảo, nhất là nhiệm vụ, sản phẩm, \
        thời gian thực hiện và trách nhiệm chủ trì, phối hợp của cơ quan, đơn vị mình; gửi ý kiến về %s \
        chậm nhất ngày %s.
        Quá thời hạn trên, cơ quan, đơn vị không có ý kiến thì xem như thống nhất với dự thảo và chịu \
        trách nhiệm về nội dung thuộc lĩnh vực quản lý.
        Rất mong sự quan tâm, phối hợp của các cơ quan, đơn vị."""
            .formatted(sender.name(), draft, sender.name(), due));
  }

  /**
   * Công văn đôn đốc: agencies that owe something are reminded of it.
   *
   * @param agencies those that have not done it
   * @param today the day on which it is written; decides whether the time is over
   * @param newDueOn last day of the time that they get now
   */
  public static OfficialPaper reminder(
      Sender sender, List<String> agencies, Request request, LocalDate today, LocalDate newDueOn) {
    String asked =
        request.paper() == null
            ? "Ngày %s, %s đã đề nghị trên hệ thống"
                .formatted(DAY.format(request.askedOn()), sender.name())
            : "Tại %s, %s đã đề nghị".formatted(request.paper(), sender.name());
    String over =
        today.isAfter(request.dueOn()) ? "Đến nay đã quá thời hạn, " : "Thời hạn sắp hết, ";
    return letter(
        sender,
        "đôn đốc " + request.what(),
        agencies,
        """
        %s các cơ quan, đơn vị %s, thời hạn đến hết ngày %s.
        %s%s chưa nhận được kết quả của các cơ quan, đơn vị có tên ở phần Kính gửi.
        Đề nghị các cơ quan, đơn vị khẩn trương thực hiện, gửi kết quả về %s chậm nhất ngày %s; nếu có \
        khó khăn, vướng mắc thì trao đổi ngay với %s để phối hợp giải quyết."""
            .formatted(
                asked,
                request.what(),
                DAY.format(request.dueOn()),
                over,
                sender.name(),
                sender.name(),
                DAY.format(newDueOn),
                sender.name()));
  }

  /**
   * Thông báo thu hồi (Nghị định 30/2020/NĐ-CP, Điều 18 khoản 4): paper is sent back, electronic
   * copies are cancelled, and the issuer is told.
   *
   * @param reason why, as the end of a sentence that begins with "Do", without a full stop
   * @param recipients printed lines of Nơi nhận without the Lưu line
   */
  public static OfficialPaper recall(
      Sender sender, Issued document, String reason, List<String> recipients) {
    return new OfficialPaper(
        "THÔNG BÁO",
        sender.superior(),
        sender.letterhead(),
        sender.place(),
        "Về việc thu hồi " + document.name(),
        List.of(),
        """
        Ngày %s, %s ban hành %s số %s %s.
        Do %s, %s thông báo:
        1. Thu hồi %s.
        2. Cơ quan, tổ chức, cá nhân đã nhận văn bản giấy gửi lại văn bản đã nhận. Cơ quan, tổ chức, cá nhân \
        đã nhận văn bản điện tử hủy bỏ văn bản trên hệ thống của mình và thông báo qua hệ thống để %s biết.
        3. Văn bản bị thu hồi không dùng làm căn cứ giải quyết công việc kể từ ngày nhận được Thông báo này."""
            .formatted(
                DAY.format(document.date()),
                sender.name(),
                document.type(),
                document.code(),
                lowered(document.subject()),
                bare(reason),
                sender.name(),
                document.name(),
                sender.name()),
        recipients,
        sender.archive(),
        sender.facts());
  }

  /**
   * Công văn đính chính (Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3): corrects errors of format,
   * technique or procedure; never the content, which takes a document of the same form.
   *
   * @param corrections at least one
   */
  public static OfficialPaper correction(
      Sender sender, Issued document, List<Correction> corrections, List<String> addressees) {
    if (corrections.isEmpty()) {
      throw new IllegalArgumentException("A letter of correction corrects something");
    }
    String items =
        IntStream.range(0, corrections.size())
            .mapToObj(
                i -> {
                  Correction one = corrections.get(i);
                  return "%d. Tại %s: đã in “%s”, nay đính chính là “%s”."
                      .formatted(i + 1, one.place(), one.printed(), one.correct());
                })
            .collect(Collectors.joining("\n"));
    return letter(
        sender,
        "đính chính " + document.name(),
        addressees,
        """
        Ngày %s, %s ban hành %s số %s %s. Do sơ suất về thể thức, kỹ thuật trình bày, %s đính chính như sau:
        %s
        Các nội dung khác của %s không thay đổi."""
            .formatted(
                DAY.format(document.date()),
                sender.name(),
                document.type(),
                document.code(),
                lowered(document.subject()),
                sender.name(),
                items,
                document.name()));
  }

  private static OfficialPaper letter(
      Sender sender, String subject, List<String> addressees, String body) {
    return new OfficialPaper(
        null,
        sender.superior(),
        sender.letterhead(),
        sender.place(),
        subject,
        addressees,
        body,
        List.of(),
        sender.archive(),
        sender.facts());
  }

  private static String lowered(String text) {
    String stripped = text.strip();
    return stripped.isEmpty()
        ? stripped
        : stripped.substring(0, 1).toLowerCase(VIETNAMESE) + stripped.substring(1);
  }

  private static String bare(String reason) {
    return reason.strip().replaceAll("[.;,]+$", "");
  }
}

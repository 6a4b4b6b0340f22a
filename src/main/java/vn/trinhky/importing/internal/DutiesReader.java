package vn.trinhky.importing.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.BodyText;
import vn.trinhky.document.Draft;
import vn.trinhky.importing.Reading;

/**
 * Finds in the body of a plan who reports when to whom, and the duty of the agencies to make a plan
 * of their own. The text stays in the body; what is found is data beside it.
 */
final class DutiesReader {

  /** Nothing is looked for behind so many characters of a paragraph. */
  private static final int LONGEST_PARAGRAPH = 20_000;

  private static final String BODY_NAME =
      "(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Thường trực|Văn phòng|Sở|Phòng|Bộ|Ban|Thanh"
          + " tra|Trung tâm|Chính phủ|Thủ tướng)(?!\\p{L})";

  private static final String VERB =
      "(?:có trách nhiệm|chịu trách nhiệm|căn cứ|tiến hành|chủ động|khẩn trương|trên cơ sở|xây"
          + " dựng|tổ chức|triển khai|thực hiện|báo cáo|định kỳ|gửi|phải|nghiêm túc)(?!\\p{L})";

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?:^|,\\s)(?<who>(?:[Cc]ác|[Tt]hủ trưởng|[Nn]gười đứng đầu|UBND (?:các|cấp)|(?:Ủy|Uỷ)"
              + " ban nhân dân (?:các|cấp)|Chủ tịch (?:UBND|(?:Ủy|Uỷ) ban nhân dân)(?: các|"
              + " cấp)?)\\s[^.:]{2,300}?)\\s+(?="
              + VERB
              + ")");

  private static final Pattern COLLECTIVE =
      Pattern.compile(
          "(?:thu truong|nguoi dung dau|lanh dao)? ?(?:cac|toan bo)\\b.*|(?:chu tich )?(?:ubnd|uy"
              + " ban nhan dan) (?:cac|cap|xa|phuong).*|thu truong .*");

  private static final Pattern OWN_PLAN =
      Pattern.compile(
          "(?:xây dựng|lập|ban hành)(?!\\p{L})[^.;]{0,80}?kế hoạch(?!\\s(?:tập huấn|bồi dưỡng|đào"
              + " tạo|kiểm tra|tuyên truyền|khảo sát|rà"
              + " soát))[^.;]{0,80}?\\scủa\\s(?:từng\\s|các\\s)?(?:cơ quan|đơn vị|địa"
              + " phương|ngành|phòng|sở)(?!\\p{L})(?:,\\s(?:cơ quan|đơn vị|địa"
              + " phương|ngành)(?!\\p{L}))*(?:\\smình)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern WITHIN_DAYS =
      Pattern.compile(
          "trong\\s+(?:vòng|thời hạn)?\\s*(?<days>\\d{1,3})\\s+ngày(?<working>\\s+làm việc)?");

  private static final Pattern AND_CARRY_OUT = Pattern.compile("\\s+và triển khai thực hiện");
  private static final Pattern ESTIMATE = Pattern.compile(";\\s+lập dự toán[^.;]*");
  private static final Pattern CLAUSE_END = Pattern.compile(";|\\.(?=\\s|$|/)|$");

  private static final Pattern PERIODIC =
      Pattern.compile(
          "(?:thực hiện\\s+)?(?:chế độ\\s+)?báo cáo\\s+định kỳ|định kỳ[^.;]{0,60}?báo cáo",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PERIODS =
      Pattern.compile(
          "báo cáo\\s+định kỳ\\s+(?:(?:,|và|hằng|hàng|theo|tháng|quý|năm|\\d{1,2}\\s+tháng|đầu"
              + " năm|cuối năm)(?:\\s+|(?=,)))*(?:tháng|quý|năm)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ADDRESSEE =
      Pattern.compile(
          "(?:về|cho|gửi|lên)\\s+(?<to>"
              + BODY_NAME
              + "[^.,;:()]{0,100}?)(?:\\s+\\((?:thông"
              + " )?qua\\s+(?<via>[^()]{3,100})\\)|(?=\\s+(?:để|đúng|theo|trước|chậm"
              + " nhất|trong|nhằm|vào|hằng|hàng|định kỳ|xem xét|tổng hợp)(?!\\p{L})|[.,;:(]|$))");

  private static final Pattern ONWARD =
      Pattern.compile(
          "tổng hợp(?:,| và|, và)?\\s+báo cáo(?:\\s+kết"
              + " quả[^.;,]{0,60}?\\s(?:cho|về|lên|với))?\\s+(?<to>"
              + BODY_NAME
              + "[^.;:()]{0,160}?)(?=\\s+(?:về|theo|để|đúng|xem xét|trước|định"
              + " kỳ)(?!\\p{L})|[.;:(]|$)");

  private static final Pattern DEADLINE =
      Pattern.compile(
          "(?<before>trước|chậm"
              + " nhất(?:\\s+là)?)\\s+(?:vào\\s+)?(?:(?<time>\\d{1,2})\\s*(?:giờ|h|g)\\s*(?<minute>\\d{2})?(?:\\s*phút)?,?\\s*)?(?<part>sáng|trưa|chiều|cuối)?\\s*ngày\\s+(?<day>\\d{1,2})\\s+(?:của\\s+|hằng\\s+|hàng\\s+)?(?:tháng|mỗi"
              + " tháng)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern DEADLINE_SENTENCE =
      Pattern.compile(
          "(?<text>thời (?:hạn|gian)\\s+(?:gửi\\s+|nộp\\s+)?báo cáo[^.;(]*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern WINDOW =
      Pattern.compile(
          "(?<report>Báo"
              + " cáo[^:]{2,80}):[^;]{0,120}?từ\\s+(?:ngày\\s+)?(?<from>\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})\\s+đến\\s+(?:hết\\s+)?(?:ngày\\s+)?(?<to>\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})");

  private static final String SYSTEM_NAME =
      "[Hh]ệ thống (?:thông tin )?báo cáo (?:của )?(?:tỉnh|thành phố|Chính phủ|quốc gia|Quốc"
          + " gia|cấp tỉnh)(?!\\p{L})";
  private static final Pattern SYSTEM =
      Pattern.compile(
          "(?<name>"
              + SYSTEM_NAME
              + "(?:(?:,| và)\\s"
              + SYSTEM_NAME
              + ")*)(?:\\s+(?:tại|ở)\\s+địa"
              + " chỉ\\s*:?\\s*(?<address>(?:https?://|www\\.)[^\\s<>()]*[^\\s<>().,;]))?");

  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final Names names;
  private final List<Reading.Doubt> doubts = new ArrayList<>();

  private DutiesReader(Flow body, Names names) {
    this.names = names;
    List<BodyText.Line> parsed = BodyText.parse(body.text()).lines();
    List<Flow.SourceLine> lines = body.lines();
    int top = -1;
    int roman = -1;
    for (BodyText.Line line : parsed) {
      int index = line.number() - 1;
      if (index != paragraphs.size() || index >= lines.size()) {
        // the title of a Chương on the line of its label
        continue;
      }
      if (line.kind() == BodyText.Kind.ROMAN || line.kind() == BodyText.Kind.CHAPTER) {
        roman = index;
        top = -1;
      } else if (line.kind() == BodyText.Kind.NUMBER && line.depth() == 1) {
        top = index;
      }
      String text = line.text().strip();
      paragraphs.add(
          new Paragraph(
              text.substring(0, Math.min(LONGEST_PARAGRAPH, text.length())),
              line.titled(),
              lines.get(index).numbers(),
              top,
              roman));
    }
  }

  /** What was found; null is what the text does not say. */
  record Duties(
      Draft.@Nullable ReportRegime regime,
      Draft.@Nullable OwnPlanDuty ownPlan,
      List<Reading.Doubt> doubts) {}

  static Duties read(Flow body, List<Draft.RecipientLine> recipients, Names names) {
    DutiesReader reader = new DutiesReader(body, names);
    Draft.OwnPlanDuty ownPlan = reader.ownPlan();
    Draft.ReportRegime regime = reader.regime(recipients);
    return new Duties(regime, ownPlan, List.copyOf(reader.doubts));
  }

  /** A paragraph with the top number and the Roman number that it stands under, or -1. */
  private record Paragraph(String text, boolean titled, List<Integer> lines, int top, int roman) {}

  // ---- own plans ------------------------------------------------------------------------------

  private Draft.@Nullable OwnPlanDuty ownPlan() {
    for (boolean anywhere : List.of(false, true)) {
      for (int i = 0; i < paragraphs.size(); i++) {
        Matcher plan = OWN_PLAN.matcher(paragraphs.get(i).text());
        if ((anywhere || isImplementation(i)) && plan.find()) {
          String who = subject(i, plan.start());
          if (who != null && isCollective(who)) {
            return ownPlan(paragraphs.get(i), who, plan);
          }
        }
      }
    }
    return null;
  }

  private Draft.OwnPlanDuty ownPlan(Paragraph paragraph, String who, Matcher plan) {
    String text = paragraph.text();
    Matcher subject = SUBJECT.matcher(text);
    int start =
        subject.find() && subject.start("who") < plan.start()
            ? subject.end()
            : sentenceStart(text, plan.start());
    int end = clauseEnd(text, plan.end());
    Matcher further = AND_CARRY_OUT.matcher(text);
    if (further.find(plan.end()) && further.start() < end) {
      end = further.start();
    }
    Matcher estimate = ESTIMATE.matcher(text).region(end, text.length());
    if (estimate.lookingAt()) {
      end = estimate.end();
    }
    String duty = text.substring(start, end).strip();
    Matcher within = WITHIN_DAYS.matcher(duty);
    Integer days = within.find() ? Integer.valueOf(within.group("days")) : null;
    if (days != null && within.group("working") != null) {
      doubts.add(
          new Reading.Doubt(
              "own-plan-working-days",
              "ownPlanDuty.deadlineDays",
              paragraph.lines(),
              "Văn bản ghi ngày làm việc; dự thảo tính theo ngày lịch, hãy kiểm tra thời hạn.",
              List.of()));
    }
    Matcher to = ADDRESSEE.matcher(duty);
    String reportTo =
        to.find()
            ? to.group("via") == null
                ? to.group("to").strip()
                : to.group("to").strip() + " (qua " + to.group("via").strip() + ")"
            : null;
    return new Draft.OwnPlanDuty(duty, Marks.capital(who), days, reportTo);
  }

  // ---- reports --------------------------------------------------------------------------------

  private Draft.@Nullable ReportRegime regime(List<Draft.RecipientLine> recipients) {
    int at = anchor();
    if (at < 0) {
      return null;
    }
    Paragraph paragraph = paragraphs.get(at);
    int end = at + 1;
    while (end < paragraphs.size()
        && paragraphs.get(end).roman() == paragraph.roman()
        && paragraphs.get(end).top() == paragraph.top()) {
      end++;
    }
    List<Paragraph> group = paragraphs.subList(at, end);
    Deadline deadline = deadline(group);
    Matcher to = ADDRESSEE.matcher(paragraph.text());
    boolean addressed = to.find();
    String reportTo = addressed ? to.group("to").strip() : null;
    String via = addressed && to.group("via") != null ? to.group("via").strip() : null;
    String who = subject(at, indexOf(PERIODIC, paragraph.text()));
    String text = regimeText(paragraph.text());
    return new Draft.ReportRegime(
        deadline.text() == null ? text : text + "; " + lower(deadline.text()),
        deadline.day(),
        deadline.time(),
        who == null ? List.of() : reporters(who),
        reportTo,
        via,
        onward(reportTo, recipients, paragraph),
        system(),
        windows());
  }

  /** The paragraph that lays down the regime, or -1. */
  private int anchor() {
    int best = -1;
    int bestScore = 2;
    for (int i = 0; i < paragraphs.size(); i++) {
      Matcher periodic = PERIODIC.matcher(paragraphs.get(i).text());
      if (!periodic.find() || paragraphs.get(i).titled()) {
        continue;
      }
      int score = Marks.plain(periodic.group()).contains("bao cao dinh ky") ? 2 : 1;
      String who = subject(i, periodic.start());
      score += who != null && isCollective(who) ? 3 : 0;
      score += ADDRESSEE.matcher(paragraphs.get(i).text()).find() ? 2 : 0;
      score += isImplementation(i) ? 1 : 0;
      int top = paragraphs.get(i).top();
      score +=
          top >= 0 && Marks.plain(paragraphs.get(top).text()).contains("bao cao") && top != i
              ? 2
              : 0;
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private static String regimeText(String text) {
    Matcher periods = PERIODS.matcher(text);
    if (periods.find()) {
      return periods.group().strip();
    }
    int start = indexOf(PERIODIC, text);
    return text.substring(start, clauseEnd(text, start)).strip();
  }

  private record Deadline(@Nullable String text, @Nullable Integer day, @Nullable String time) {}

  private Deadline deadline(List<Paragraph> group) {
    for (Paragraph paragraph : group) {
      Matcher m = DEADLINE.matcher(paragraph.text());
      if (!m.find()) {
        continue;
      }
      int day = Integer.parseInt(m.group("day"));
      boolean before = Marks.plain(m.group("before")).equals("truoc");
      String time = time(m);
      if (day < 1 || day > 31) {
        continue;
      }
      if (before && time == null) {
        day = Math.max(1, day - 1);
        doubts.add(
            new Reading.Doubt(
                "report-day-before",
                "reportRegime.deadlineDay",
                paragraph.lines(),
                "“Trước ngày %d” được hiểu là chậm nhất ngày %d.".formatted(day + 1, day),
                List.of()));
      }
      if (m.group("part") != null && time != null) {
        doubts.add(
            new Reading.Doubt(
                "report-part-of-day",
                "reportRegime.deadlineTime",
                paragraph.lines(),
                "“%s ngày %d” được hiểu là trước %s ngày %d."
                    .formatted(Marks.capital(m.group("part")), day, time, day),
                List.of()));
      }
      Matcher sentence = DEADLINE_SENTENCE.matcher(paragraph.text());
      return new Deadline(sentence.find() ? sentence.group("text").strip() : null, day, time);
    }
    return new Deadline(null, null, null);
  }

  private static @Nullable String time(Matcher deadline) {
    if (deadline.group("time") != null) {
      int hour = Integer.parseInt(deadline.group("time"));
      int minute =
          deadline.group("minute") == null ? 0 : Integer.parseInt(deadline.group("minute"));
      return hour < 24 && minute < 60 ? "%02d:%02d".formatted(hour, minute) : null;
    }
    String part = deadline.group("part");
    return part != null && List.of("sang", "trua").contains(Marks.plain(part)) ? "12:00" : null;
  }

  private List<Draft.ReportWindow> windows() {
    List<Draft.ReportWindow> windows = new ArrayList<>();
    for (Paragraph paragraph : paragraphs) {
      Matcher m = WINDOW.matcher(paragraph.text());
      while (m.find()) {
        String from = iso(m.group("from"));
        String to = iso(m.group("to"));
        if (from != null && to != null && from.compareTo(to) <= 0) {
          windows.add(new Draft.ReportWindow(m.group("report").strip(), from, to));
        } else {
          doubts.add(
              new Reading.Doubt(
                  "report-window",
                  "reportRegime.windows",
                  paragraph.lines(),
                  "Thời gian chốt số liệu của “%s” có ngày không tồn tại, hoặc kết thúc trước khi bắt đầu; hãy ghi lại."
                      .formatted(m.group("report").strip()),
                  List.of()));
        }
      }
    }
    return windows;
  }

  private static @Nullable String iso(String printed) {
    String[] parts = printed.split("[/.-]");
    try {
      return LocalDate.of(
              Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]))
          .toString();
    } catch (DateTimeException none) {
      return null;
    }
  }

  /**
   * To whom the consolidated report goes on: what the text says, else the recipients "(báo cáo)".
   */
  private List<String> onward(
      @Nullable String reportTo, List<Draft.RecipientLine> recipients, Paragraph regime) {
    List<String> found = new ArrayList<>();
    for (Paragraph paragraph : paragraphs) {
      Matcher m = ONWARD.matcher(paragraph.text());
      while (m.find()) {
        for (String name :
            m.group("to").split(",\\s+(?:và\\s+)?(?=\\p{Lu})|\\s+và\\s+(?=" + BODY_NAME + ")")) {
          add(name.strip(), reportTo, found);
        }
      }
    }
    if (found.isEmpty()) {
      recipients.stream()
          .filter(
              line -> line.note() != null && Marks.plain(line.note()).matches(".*(bao cao|b/c).*"))
          .forEach(line -> found.add(line.text()));
      if (!found.isEmpty()) {
        doubts.add(
            new Reading.Doubt(
                "report-onward",
                "reportRegime.onwardTo",
                regime.lines(),
                "Văn bản không ghi báo cáo tổng hợp gửi đi đâu; lấy theo các nơi nhận “(báo cáo)”.",
                List.of()));
      }
    }
    return found;
  }

  /** Adds a name unless it is where the reports are collected; the fuller name of two stays. */
  private static void add(String name, @Nullable String reportTo, List<String> found) {
    if (name.isEmpty() || (reportTo != null && same(name, reportTo))) {
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      if (same(found.get(i), name) || key(found.get(i)).startsWith(key(name) + " ")) {
        return;
      }
      if (key(name).startsWith(key(found.get(i)) + " ")) {
        found.set(i, name);
        return;
      }
    }
    found.add(name);
  }

  private static boolean same(String a, String b) {
    return key(a).equals(key(b));
  }

  private static String key(String name) {
    return Marks.plain(name).replace("uy ban nhan dan", "ubnd");
  }

  private @Nullable String system() {
    for (Paragraph paragraph : paragraphs) {
      Matcher m = SYSTEM.matcher(paragraph.text());
      if (m.find()) {
        String name = Marks.capital(m.group("name"));
        return m.group("address") == null ? name : name + " tại địa chỉ " + m.group("address");
      }
    }
    return null;
  }

  /** The bodies that a clause names together; neighbours that mean one collective stay together. */
  private List<String> reporters(String who) {
    String[] parts =
        who.split(
            ";\\s*|,\\s+(?=(?:[Cc]ác|UBND|(?:Ủy|Uỷ) ban nhân dân|Chủ tịch|Thủ trưởng|[Tt]hủ"
                + " trưởng)\\s)|\\s+và\\s+(?=(?:[Cc]ác|UBND|(?:Ủy|Uỷ) ban|Chủ tịch|[Tt]hủ"
                + " trưởng)\\s)");
    List<String> reporters = new ArrayList<>();
    int i = 0;
    while (i < parts.length) {
      int end = i + 1;
      for (int j = parts.length; j > i + 1; j--) {
        if (names
            .collective(withoutHead(String.join(", ", List.of(parts).subList(i, j))))
            .isPresent()) {
          end = j;
          break;
        }
      }
      reporters.add(reporter(String.join(", ", List.of(parts).subList(i, end)).strip()));
      i = end;
    }
    return reporters.stream().filter(name -> !name.isEmpty()).toList();
  }

  private String reporter(String printed) {
    String bare = withoutHead(printed);
    boolean chair = printed.startsWith("Chủ tịch");
    return chair ? names.collective(bare).orElse(bare) : Marks.capital(bare);
  }

  private static String withoutHead(String printed) {
    return printed.replaceFirst("^(?:[Tt]hủ trưởng|[Nn]gười đứng đầu|Chủ tịch)\\s+", "");
  }

  // ---- places ---------------------------------------------------------------------------------

  /** Who the sentence at this place is about: its own subject, else that of its number. */
  private @Nullable String subject(int at, int before) {
    String own = ownSubject(paragraphs.get(at).text(), before);
    if (own != null) {
      return own;
    }
    int top = paragraphs.get(at).top();
    if (top < 0 || top == at) {
      return null;
    }
    Paragraph heading = paragraphs.get(top);
    return heading.titled() ? heading.text() : ownSubject(heading.text(), heading.text().length());
  }

  private static @Nullable String ownSubject(String text, int before) {
    Matcher m = SUBJECT.matcher(text);
    return m.find() && m.start("who") < before ? m.group("who").strip() : null;
  }

  private boolean isImplementation(int at) {
    int roman = paragraphs.get(at).roman();
    return roman >= 0 && Marks.plain(paragraphs.get(roman).text()).contains("to chuc thuc hien");
  }

  private static boolean isCollective(String who) {
    return COLLECTIVE.matcher(Marks.plain(who)).matches();
  }

  private static int indexOf(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? m.start() : 0;
  }

  private static int sentenceStart(String text, int from) {
    return Math.max(text.lastIndexOf(". ", from), text.lastIndexOf("; ", from)) < 0
        ? 0
        : Math.max(text.lastIndexOf(". ", from), text.lastIndexOf("; ", from)) + 2;
  }

  private static int clauseEnd(String text, int from) {
    Matcher end = CLAUSE_END.matcher(text);
    return end.find(Math.min(from, text.length())) ? end.start() : text.length();
  }

  private static String lower(String text) {
    return Objects.requireNonNull(text).isEmpty()
        ? text
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}

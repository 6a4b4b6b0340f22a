package vn.trinhky.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.CitedAct.DateForm;
import vn.trinhky.document.CitedAct.DatePiece;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.CitedAct.Span;

/**
 * Finds the acts that a text cites, in the order and with the abbreviations that offices use (Nghị
 * định 30/2020/NĐ-CP, Phụ lục I, II.6). It reads what stands there and judges nothing; what looks
 * like no citation is passed over. Time grows with the length of the text and no faster, whatever
 * stands in it. Texts are composed Unicode (NFC).
 */
public final class CitationGrammar {

  private static final int LONGEST_LAW = 300;
  private static final int LONGEST_ISSUER = 160;
  private static final int LONGEST_TITLE = 700;
  private static final int INSENSITIVE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Longer words before those that they begin with. */
  private static final List<String> TYPES =
      List.of(
          "Nghị quyết liên tịch",
          "Nghị quyết",
          "Nghị định",
          "Quyết định",
          "Chỉ thị",
          "Quy chế",
          "Quy định",
          "Thông cáo",
          "Thông báo",
          "Thông tư liên tịch",
          "Thông tư",
          "Hướng dẫn",
          "Chương trình hành động",
          "Chương trình phối hợp",
          "Chương trình",
          "Kế hoạch",
          "Phương án",
          "Đề án",
          "Dự án",
          "Báo cáo",
          "Biên bản",
          "Tờ trình",
          "Công văn",
          "Công điện",
          "Kết luận",
          "Văn bản hợp nhất",
          "Văn bản",
          "Pháp lệnh",
          "Hiến pháp",
          "Bộ luật",
          "Luật");

  private static final List<String> LAWS = List.of("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp");

  private static final Map<String, String> CANONICAL =
      TYPES.stream().collect(Collectors.toMap(CitationGrammar::lowerCase, Function.identity()));

  /** The types by their first two letters, in lower case: most words of a text begin no type. */
  private static final Map<Integer, Pattern> ANCHORS =
      TYPES.stream()
          .collect(
              Collectors.groupingBy(
                  type -> beginning(type, 0),
                  Collectors.collectingAndThen(
                      Collectors.joining("|"),
                      types -> Pattern.compile("(" + types + ")(?!\\p{L})", INSENSITIVE))));

  private static final String UNIT = "\\p{Lu}[\\p{L}\\d&.]{0,30}+";
  private static final String NOTATION =
      "(\\d{1,5}+[a-zđ]?+(?:\\s?/\\s?\\d{4}(?=\\s?/))?+\\s?[/-]\\s?"
          + UNIT
          + "(?:(?:-\\s?|\\s-|\\s?/\\s?)"
          + UNIT
          + "){0,4})";
  private static final Pattern NUMBERED =
      Pattern.compile("\\s{0,3}:?\\s{0,3}(?:số\\s{0,3}:?\\s{0,3})?" + NOTATION, INSENSITIVE);
  private static final Pattern NEXT_OF_LIST =
      Pattern.compile("\\s?(?:,|;|và|, và)\\s(?:số\\s{0,3})?" + NOTATION);
  private static final Pattern BARE_NUMBER =
      Pattern.compile("\\s{0,3}số\\s{0,3}:?\\s{0,3}" + NOTATION, INSENSITIVE);

  private static final Pattern LONG_DATE =
      Pattern.compile(
          "ngày\\s{1,3}(\\d{1,2})\\s{1,3}tháng\\s{1,3}(\\d{1,2})\\s{1,3}năm\\s{1,3}(\\d{4})(?!\\d)",
          INSENSITIVE);
  private static final Pattern SHORT_DATE =
      Pattern.compile(
          "(?:ngày\\s{1,3})?(\\d{1,2})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4})(?!\\d)",
          INSENSITIVE);
  private static final Pattern YEAR_ALONE = Pattern.compile("năm\\s{1,3}(\\d{4})(?!\\d)");
  private static final Pattern SAME_DAY =
      Pattern.compile("(?:ban hành\\s{1,3})?cùng ngày(?!\\p{L})");
  private static final Pattern GAP = Pattern.compile("\\s{0,3}[,(]?\\s{0,3}");

  private static final Pattern ISSUER_WORD =
      Pattern.compile("\\s{0,3},?\\s{0,3}của\\s{1,3}(?=\\p{Lu})");
  private static final String NUMBERED_TYPE = "(?:" + String.join("|", TYPES) + ")\\s(?:số|\\d)";
  private static final Pattern ISSUER_END =
      Pattern.compile(
          "\\s(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|điều chỉnh|triển khai|thực hiện"
              + "|tổ chức|tăng cường|đẩy mạnh|công bố|công nhận|kiện toàn|thành lập|chỉ đạo|cải cách|tiếp tục"
              + "|nhằm|được|tại|để|theo|đã|do|xác định|giao|nâng cao|bãi bỏ|thay thế|gắn|ngày|năm|số|trong"
              + "|đối với|cho|là|có|với|nên|thì|trên|giai đoạn|kèm|phát triển|khẩn trương|chấn chỉnh"
              + "|quán triệt|yêu cầu|đến|từ|bằng|qua|làm|như|nêu|gồm|đạt|đảm bảo|bảo đảm)(?!\\p{L})"
              + "|\\svà\\s(?=\\p{Ll}|"
              + NUMBERED_TYPE
              + ")|[;:,(\\n“\"]|\\.(?=\\s|/|$)");
  private static final Pattern CONGRESS = Pattern.compile("\\s{1,3}(?=Đại hội\\s)");
  private static final Pattern CONGRESS_END =
      Pattern.compile("\\s(?:về|ban hành|đã|đề ra)(?!\\p{L})|[;:,(\\n]|\\.(?=\\s|/|$)");

  private static final Pattern LAW_NAME = Pattern.compile("\\s(?=\\p{Lu}|sửa đổi|số\\s)");
  private static final String LAW_END_WORDS =
      "\\s(?=ngày\\s\\d|năm\\s\\d{4}|số\\s{0,3}:?\\s{0,3}\\d)"
          + "|\\s(?:được|quy định|về|tại|để|theo|có hiệu lực|thì|đã)(?!\\p{L})"
          + "|\\scủa\\s(?=Quốc hội|Ủy ban Thường vụ|Uỷ ban Thường vụ)"
          + "|,?\\svà\\s(?=các\\s|những\\s|văn bản|Nghị |Thông tư|Bộ luật|Pháp lệnh|Quyết định|hướng dẫn)"
          + "|,\\s(?=Luật|Bộ luật|Pháp lệnh|Nghị |Thông tư|Quyết định|Chỉ thị|được|các\\s)"
          + "|[;:()\\n“\"]|\\.(?=\\s|/|$)";
  private static final Pattern AMENDING_LAW_END = Pattern.compile(LAW_END_WORDS);
  private static final Pattern LAW_END = Pattern.compile(LAW_END_WORDS + "|,?\\svà\\s(?=Luật\\s)");

  private static final Pattern TITLE_WORD =
      Pattern.compile(
          "(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|điều chỉnh|triển khai|thực hiện"
              + "|tăng cường|đẩy mạnh|công bố|công nhận|kiện toàn|thành lập|cải cách|bãi bỏ|xác định|giao)"
              + "(?!\\p{L})");
  private static final Pattern TITLE_END = Pattern.compile("[;\\n]|\\.(?=\\s|/|$)");
  private static final Pattern BASIS_WORD =
      Pattern.compile(
          "\\s{0,3}[-+*•]?\\s{0,3}(?:Căn cứ|Thực hiện|Theo)\\s{1,3}(?:vào\\s{1,3})?", INSENSITIVE);

  private final String text;
  private final boolean basis;
  private final List<CitedAct> acts = new ArrayList<>();

  private CitationGrammar(String text, boolean basis) {
    this.text = text;
    this.basis = basis;
  }

  /**
   * Every act that a running text cites, in order, those inside the title of another included.
   * Without number only laws, acts with a date and resolutions of a Party congress are told from
   * mere words.
   */
  public static List<CitedAct> find(String text) {
    return new CitationGrammar(text, false).read();
  }

  /**
   * The acts of a line "Căn cứ …", in order, those inside the title of another included. The whole
   * rest of the line is the title of its last act, and an act may be cited by its title alone.
   *
   * @param line with or without its "Căn cứ" and its final mark
   */
  public static List<CitedAct> findInBasis(String line) {
    return new CitationGrammar(line, true).read();
  }

  /** The citations of a line "Căn cứ …" as a draft keeps them: without those inside a title. */
  public static List<Draft.Citation> citations(String line) {
    return findInBasis(line).stream().filter(act -> !act.nested()).map(CitedAct::citation).toList();
  }

  private List<CitedAct> read() {
    int at = 0;
    for (Matcher anchor = anchor(at); anchor != null; anchor = anchor(at)) {
      String type = canonical(anchor.group(1));
      CitedAct act =
          LAWS.contains(type) && Character.isUpperCase(text.charAt(anchor.start()))
              ? law(type, anchor.start(), anchor.end())
              : act(type, anchor.start(), anchor.end());
      if (act == null) {
        at = anchor.end();
      } else {
        acts.add(act);
        at = restOfList(act);
      }
    }
    if (acts.isEmpty() && basis) {
      titleAlone();
    }
    share();
    settleTitles();
    return List.copyOf(acts);
  }

  /** The next word for a type, from this place on. */
  private @Nullable Matcher anchor(int from) {
    for (int at = from; at + 1 < text.length(); at++) {
      Pattern types =
          at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))
              ? null
              : ANCHORS.get(beginning(text, at));
      if (types != null) {
        Matcher anchor = matcher(types, at);
        if (anchor.lookingAt()) {
          return anchor;
        }
      }
    }
    return null;
  }

  private static int beginning(String text, int at) {
    return Character.toLowerCase(text.charAt(at)) << 16
        | Character.toLowerCase(text.charAt(at + 1));
  }

  private static String lowerCase(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String canonical(String word) {
    return CANONICAL.getOrDefault(lowerCase(word), word);
  }

  /** Further acts that are cited by number alone: "Nghị quyết số 18-NQ/TW, số 19-NQ/TW". */
  private int restOfList(CitedAct first) {
    int at = first.span().end();
    Matcher next = matcher(NEXT_OF_LIST, at);
    while (next.lookingAt()) {
      Piece notation = notation(next);
      CitedAct act = described(first.type(), notation.start(), notation, notation.end());
      acts.add(act);
      at = act.span().end();
      next = matcher(NEXT_OF_LIST, at);
    }
    return at;
  }

  private @Nullable CitedAct act(String type, int start, int afterType) {
    Matcher numbered = matcher(NUMBERED, afterType);
    if (numbered.lookingAt()) {
      Piece notation = notation(numbered);
      return described(type, start, notation, notation.end());
    }
    if (!Character.isUpperCase(text.charAt(start))) {
      return null;
    }
    DatePiece date = date(afterType);
    if (date != null && date.form() != DateForm.SAME_DAY) {
      return described(type, start, null, afterType);
    }
    Matcher congress = matcher(CONGRESS, afterType);
    if (type.equals("Nghị quyết") && congress.lookingAt()) {
      int end = endOf(CONGRESS_END, congress.end(), LONGEST_ISSUER);
      Piece issuer = piece(congress.end(), end);
      return new CitedAct(type, new Span(start, issuer.end()), null, null, issuer, null, false);
    }
    return null;
  }

  /** Date and issuer, in either order, and where a title would begin. */
  private CitedAct described(String type, int start, @Nullable Piece notation, int from) {
    int at = from;
    DatePiece date = date(at);
    at = date == null ? at : date.end();
    Piece issuer = issuer(at);
    at = issuer == null ? at : issuer.end();
    if (date == null && issuer != null) {
      date = date(at);
      at = date == null ? at : date.end();
    }
    return new CitedAct(type, new Span(start, at), notation, date, issuer, title(at), false);
  }

  private @Nullable CitedAct law(String type, int start, int afterType) {
    Matcher numbered = matcher(BARE_NUMBER, afterType);
    if (numbered.lookingAt()) {
      Piece notation = notation(numbered);
      return described(type, start, notation, notation.end());
    }
    if (!matcher(LAW_NAME, afterType).lookingAt()) {
      return type.equals("Hiến pháp") ? dated(type, start, afterType, null) : null;
    }
    // a law that amends others names them
    boolean amends = text.startsWith(" sửa đổi", afterType);
    int end = endOf(amends ? AMENDING_LAW_END : LAW_END, afterType, LONGEST_LAW);
    return dated(type, start, end, piece(start, end));
  }

  private CitedAct dated(String type, int start, int end, @Nullable Piece name) {
    Matcher numbered = matcher(BARE_NUMBER, end);
    Piece notation = numbered.lookingAt() ? notation(numbered) : null;
    int at = notation == null ? (name == null ? end : name.end()) : notation.end();
    DatePiece date = date(at);
    if (date == null) {
      Matcher year = matcher(YEAR_ALONE, skip(at));
      if (year.lookingAt()) {
        date =
            new DatePiece(
                year.start(),
                year.end(),
                year.group(),
                DateForm.YEAR,
                0,
                0,
                Integer.parseInt(year.group(1)));
      }
    }
    at = date == null ? at : date.end();
    Piece issuer = issuer(at);
    at = issuer == null ? at : issuer.end();
    return new CitedAct(type, new Span(start, at), notation, date, issuer, name, false);
  }

  private Piece notation(Matcher matched) {
    int end = matched.end(1);
    while (text.charAt(end - 1) == '.') {
      end--;
    }
    return new Piece(matched.start(1), end, text.substring(matched.start(1), end));
  }

  private int skip(int from) {
    Matcher gap = matcher(GAP, from);
    return gap.lookingAt() ? gap.end() : from;
  }

  private @Nullable DatePiece date(int from) {
    int at = skip(from);
    Matcher date = matcher(LONG_DATE, at);
    if (date.lookingAt()) {
      return datePiece(date, DateForm.LONG, 1, 2, 3);
    }
    date = matcher(SHORT_DATE, at);
    if (date.lookingAt()) {
      return datePiece(date, DateForm.SHORT, 1, 3, 4);
    }
    Matcher same = matcher(SAME_DAY, at);
    if (same.lookingAt() && !acts.isEmpty()) {
      DatePiece before = acts.get(acts.size() - 1).date();
      if (before != null) {
        return new DatePiece(
            same.start(),
            same.end(),
            same.group(),
            DateForm.SAME_DAY,
            before.day(),
            before.month(),
            before.year());
      }
    }
    return null;
  }

  private static DatePiece datePiece(Matcher date, DateForm form, int day, int month, int year) {
    return new DatePiece(
        date.start(),
        date.end(),
        date.group(),
        form,
        Integer.parseInt(date.group(day)),
        Integer.parseInt(date.group(month)),
        Integer.parseInt(date.group(year)));
  }

  private @Nullable Piece issuer(int from) {
    Matcher word = matcher(ISSUER_WORD, from);
    if (!word.lookingAt()) {
      return null;
    }
    return piece(word.end(), endOf(ISSUER_END, word.end(), LONGEST_ISSUER));
  }

  private @Nullable Piece title(int from) {
    int at = from;
    while (at < text.length()
        && (text.charAt(at) == ',' || Character.isWhitespace(text.charAt(at)))) {
      at++;
    }
    if (at >= text.length() || (!basis && !matcher(TITLE_WORD, at).lookingAt())) {
      return null;
    }
    int end =
        basis ? Math.min(text.length(), at + LONGEST_TITLE) : endOf(TITLE_END, at, LONGEST_TITLE);
    Piece title = withoutMark(at, end);
    return title.text().isEmpty() || !Character.isLetterOrDigit(title.text().codePointAt(0))
        ? null
        : title;
  }

  /** An act that a basis cites by its title: "Căn cứ Kế hoạch cải cách hành chính …". */
  private void titleAlone() {
    Matcher word = matcher(BASIS_WORD, 0);
    int start = word.lookingAt() ? word.end() : 0;
    Matcher anchor = anchor(start);
    if (anchor != null && anchor.start() == start) {
      Piece rest = withoutMark(skip(anchor.end()), text.length());
      if (!rest.text().isEmpty()) {
        acts.add(
            new CitedAct(
                canonical(anchor.group(1)),
                new Span(start, rest.end()),
                null,
                null,
                null,
                rest,
                false));
      }
    }
  }

  /** "Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW ngày 25/10/2017" have one date and issuer. */
  private void share() {
    for (int i = acts.size() - 2; i >= 0; i--) {
      CitedAct act = acts.get(i);
      CitedAct next = acts.get(i + 1);
      DatePiece date = next.date();
      if (act.notation() == null
          || act.date() != null
          || act.issuer() != null
          || date == null
          || date.form() == DateForm.SAME_DAY
          || !act.type().equals(next.type())
          || !directlyFollows(act, next)) {
        continue;
      }
      Integer year = act.notationRead().map(Notation::year).orElse(null);
      if (year == null || year == date.year()) {
        acts.set(
            i,
            new CitedAct(
                act.type(),
                act.span(),
                act.notation(),
                new DatePiece(
                    date.start(),
                    date.end(),
                    date.text(),
                    DateForm.SHARED,
                    date.day(),
                    date.month(),
                    date.year()),
                next.issuer(),
                null,
                act.nested()));
      }
    }
  }

  private boolean directlyFollows(CitedAct act, CitedAct next) {
    int from = act.span().end();
    int to = next.span().start();
    return to - from <= 12
        && Stream.of(",", ";", "và", ", và", "số", ", số", "và số")
            .anyMatch(text.substring(from, to).strip()::equals);
  }

  /** A title ends where the next act of the line begins, unless that one stands inside it. */
  private void settleTitles() {
    for (int i = 1; i < acts.size(); i++) {
      CitedAct act = acts.get(i);
      int outer = i - 1;
      while (outer > 0 && acts.get(outer).nested()) {
        outer--;
      }
      CitedAct owner = acts.get(outer);
      Piece title = owner.title();
      if (title == null
          || act.span().start() < title.start()
          || act.span().start() >= title.end()
          || title.start() < owner.span().end()) {
        continue;
      }
      int separator = separatorBefore(act.span().start(), title.start());
      if (separator < 0 || acts.get(i - 1).nested()) {
        acts.set(i, nested(act));
      } else {
        Piece shorter = withoutMark(title.start(), separator);
        acts.set(outer, withTitle(owner, shorter.text().isEmpty() ? null : shorter));
      }
    }
  }

  /** Where the "," or "và" before this place begins, or -1 when another word stands there. */
  private int separatorBefore(int at, int from) {
    int end = at;
    for (String word : List.of("số", "các", "và", ",", ";")) {
      end = trimmed(end, from);
      if (endsWithWord(word, end, from)) {
        end -= word.length();
        if (word.equals("và") || word.equals(",") || word.equals(";")) {
          int before = trimmed(end, from);
          return before > from && text.charAt(before - 1) == ',' ? before - 1 : end;
        }
      }
    }
    return trimmed(at, from) == from ? from : -1;
  }

  private boolean endsWithWord(String word, int end, int from) {
    int start = end - word.length();
    return start >= from
        && text.startsWith(word, start)
        && (!Character.isLetter(word.charAt(0))
            || start == 0
            || !Character.isLetter(text.charAt(start - 1)));
  }

  private int trimmed(int end, int from) {
    int at = end;
    while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static CitedAct nested(CitedAct act) {
    return new CitedAct(
        act.type(), act.span(), act.notation(), act.date(), act.issuer(), act.title(), true);
  }

  private static CitedAct withTitle(CitedAct act, @Nullable Piece title) {
    return new CitedAct(
        act.type(), act.span(), act.notation(), act.date(), act.issuer(), title, act.nested());
  }

  private Piece withoutMark(int start, int end) {
    int to = end;
    while (to > start
        && (Character.isWhitespace(text.charAt(to - 1))
            || ";.,:/".indexOf(text.charAt(to - 1)) >= 0)) {
      to--;
    }
    return new Piece(start, to, text.substring(start, to));
  }

  private Piece piece(int start, int end) {
    int to = trimmed(end, start);
    return new Piece(start, to, text.substring(start, to));
  }

  private int endOf(Pattern end, int from, int longest) {
    int limit = Math.min(text.length(), from + longest);
    Matcher found = end.matcher(text).region(from, limit);
    found.useTransparentBounds(true).useAnchoringBounds(limit == text.length());
    return found.find() ? found.start() : limit;
  }

  private Matcher matcher(Pattern pattern, int from) {
    return pattern
        .matcher(text)
        .region(Math.min(from, text.length()), text.length())
        .useTransparentBounds(true);
  }
}

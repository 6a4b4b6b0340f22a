package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.CitationGrammar;
import vn.trinhky.document.CitedAct;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.internal.Piece.AppendixPiece;
import vn.trinhky.importing.internal.Piece.OtherTable;
import vn.trinhky.importing.internal.Piece.TextLine;

/**
 * Reads the parts of a dossier out of its text: heads, decision, plan, bases, articles, body, and
 * ends (Nghị định 30/2020/NĐ-CP, Phụ lục III, templates 1.3 and 1.4). It goes through the pieces
 * once, in their order; what fits nowhere is left over.
 */
final class StructureReader {

  private static final String MADE_BY_PRODUCT = "Hệ thống tự in khi trình bày văn bản.";
  private static final String NUMBER_LATER = "Số và ngày do văn thư cấp khi ban hành.";
  private static final String OUTSIDE =
      "Nằm ngoài các phần của văn bản; hãy xem có cần đưa vào dự thảo không.";
  private static final String SECOND =
      "Văn bản có phần này lần thứ hai; dự thảo giữ phần thứ nhất.";

  private static final int LONGEST_SUBJECT = 300;
  private static final int LONGEST_PROPOSAL = 8;
  private static final int LONGEST_OPENING = 40;

  private static final Pattern DECISION_TITLE =
      Pattern.compile("QUYẾT ĐỊNH\\s*(?<colon>:)?(?:\\s+(?<rest>(?:Về|Ban|Phê|V/v|Giao)\\s.*))?");
  private static final Pattern PLAN_TITLE =
      Pattern.compile("KẾ HOẠCH(?:\\s*[:.]?\\s*(?<rest>\\p{Lu}?\\p{Ll}.*|\\p{Lu}.*))?");
  private static final Pattern ARTICLE =
      Pattern.compile("(?<label>Điều\\s+\\d{1,3}[a-zđ]?)\\s*[.:]\\s*(?<text>.*)");
  private static final Pattern BASIS =
      Pattern.compile(
          "[-–+•]?\\s*(?<text>Căn cứ\\s.*|(?:Thực hiện|Thi"
              + " hành)\\s+\\p{Lu}[^.]{3,40}số\\s.*[;.,])");
  private static final Pattern PROPOSAL = Pattern.compile("(?:Theo|Xét)\\s+đề nghị\\s.*");
  private static final Pattern PROPOSED_BY =
      Pattern.compile(
          "(?:Theo|Xét)\\s+đề"
              + " nghị\\s+của\\s+(?<by>.+?)(?=\\s+tại\\s|\\s+\\(|[;.,]?\\s*$|;|\\s+và\\s+ý kiến)");
  private static final Pattern OUTSIDE_AUTHORITY =
      Pattern.compile(
          "(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|BỘ TRƯỞNG|THỦ TƯỚNG|HỘI ĐỒNG|(?:ỦY|UỶ) BAN|UBND)\\b.*",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern OWN_AGENCY =
      Pattern.compile(
          "(?:SỞ|PHÒNG|VĂN PHÒNG|BAN|TRUNG TÂM|CHI CỤC|CỤC|THANH TRA|TRƯỜNG|BỆNH VIỆN)\\s.*");
  private static final Pattern COMMITTEE =
      Pattern.compile("(?:ỦY BAN|UỶ BAN|UBND)\\b.*", Pattern.UNICODE_CHARACTER_CLASS);

  private final List<Piece> pieces;
  private final Ledger ledger;
  private int at;

  private @Nullable IssuanceForm form;
  private @Nullable IssuingAuthority authority;
  private List<String> letterhead = List.of();
  private @Nullable String superior;
  private @Nullable String place;
  private @Nullable String subject;
  private final List<Draft.LegalBasis> bases = new ArrayList<>();
  private final List<Draft.Article> articles = new ArrayList<>();
  private boolean decisionSeen;
  private boolean planSeen;
  private @Nullable String planSubject;
  private final int width;
  private final Flow body;
  private final List<Structure.PrintedPart> parts = new ArrayList<>();
  private Reading.@Nullable Proposal proposal;
  private final List<AppendixPiece> appendices = new ArrayList<>();
  private final List<Reading.Doubt> doubts = new ArrayList<>();
  private final ClosingReader closing;

  /** Number line and date line of the head that was read last, until its part is known. */
  private @Nullable String numberLine;

  private @Nullable String dateLine;
  private final List<Integer> numberedAt = new ArrayList<>();
  private final List<String> headLines = new ArrayList<>();

  private StructureReader(List<Piece> pieces, Ledger ledger) {
    this.pieces = pieces;
    this.ledger = ledger;
    this.closing = new ClosingReader(ledger);
    this.width = Flow.widthOf(pieces);
    this.body = new Flow(width);
  }

  /**
   * @param categories tells why recipients get the document, by the letterhead that was read
   */
  static Structure read(
      List<Piece> pieces, Ledger ledger, Function<List<String>, RecipientCategories> categories) {
    StructureReader reader = new StructureReader(pieces, ledger);
    reader.read();
    return reader.structure(categories);
  }

  private void read() {
    boolean titled = pieces.stream().anyMatch(StructureReader::isTitle);
    while (at < pieces.size()) {
      int before = at;
      Piece piece = pieces.get(at);
      if (piece instanceof AppendixPiece appendix) {
        appendices.add(appendix);
        at++;
      } else if (piece instanceof OtherTable other) {
        leaveOver(other);
        at++;
      } else if (piece instanceof TextLine line) {
        part(line, titled);
      }
      if (at == before) {
        throw new IllegalStateException("No progress at piece " + at);
      }
    }
    forgetHead();
  }

  private void part(TextLine line, boolean titled) {
    if (isDecisionTitle(line) && !decisionSeen && !planSeen) {
      decision();
    } else if (isPlanTitle(line) && !planSeen) {
      plan();
    } else if (closing.begins(line)) {
      at = closing.read(pieces, at);
    } else if (head(line)) {
      at++;
    } else if (!titled && !planSeen && (appendices.isEmpty() || Flow.isLabelled(line.text()))) {
      planSeen = true;
      bases();
      body();
    } else {
      ledger.leaveOver(line.line(), isTitle(line) ? SECOND : OUTSIDE);
      at++;
    }
  }

  // ---- head -----------------------------------------------------------------------------------

  /** Reads a line of the head of a document; false when it is none. */
  private boolean head(TextLine line) {
    String text = line.text();
    if (Marks.isNation(text) || Marks.isMotto(text)) {
      ledger.leaveOut(line.line(), "Quốc hiệu, tiêu ngữ: hệ thống tự in.");
    } else if (Marks.numberLine(text) != null) {
      numberLine = text;
      numberedAt.add(line.line());
      ledger.leaveOut(line.line(), NUMBER_LATER);
    } else if (Marks.dateLine(text) != null) {
      Matcher date = Marks.dateLine(text);
      dateLine = text;
      numberedAt.add(line.line());
      if (date != null && place == null) {
        place = date.group("place").strip();
        ledger.take(line.line(), "place");
      } else {
        ledger.leaveOut(line.line(), NUMBER_LATER);
      }
    } else if (Marks.isDraftMark(text)) {
      ledger.leaveOut(line.line(), "Dấu dự thảo: hệ thống tự in khi chưa ban hành.");
    } else if (Marks.isUrgency(text)) {
      ledger.leaveOut(line.line(), "Độ khẩn được chọn ở hồ sơ; hãy kiểm tra.");
    } else if (isLetterhead(text)) {
      headLines.add(text);
      if (letterhead.isEmpty()) {
        ledger.take(line.line(), "letterhead");
      } else {
        ledger.leaveOut(line.line(), "Tên cơ quan đã có ở đầu văn bản.");
      }
      return true;
    } else {
      return false;
    }
    return true;
  }

  /** Capitals above a title, a national title or a number not far below. */
  private boolean isLetterhead(String text) {
    if (!Marks.isCapitals(text) || text.length() > 120 || Flow.isLabelled(text)) {
      return false;
    }
    for (int i = at + 1; i < Math.min(at + 10, pieces.size()); i++) {
      if (!(pieces.get(i) instanceof TextLine next)) {
        return false;
      }
      if (isTitle(next)
          || Marks.isNation(next.text())
          || Marks.isMotto(next.text())
          || Marks.numberLine(next.text()) != null
          || Marks.dateLine(next.text()) != null) {
        return true;
      }
      if (!Marks.isCapitals(next.text()) && !Marks.isDraftMark(next.text())) {
        return false;
      }
    }
    return false;
  }

  /** The first letterhead of a source is that of the issuing body; see Phụ lục I, II.2. */
  private void forgetHead() {
    if (letterhead.isEmpty() && !headLines.isEmpty()) {
      int own = headLines.size();
      for (int i = 1; i < headLines.size(); i++) {
        boolean second =
            OWN_AGENCY.matcher(headLines.get(i)).matches()
                || (COMMITTEE.matcher(headLines.get(i)).matches()
                    && COMMITTEE.matcher(headLines.get(0)).matches());
        if (second) {
          own = i;
          break;
        }
      }
      if (own < headLines.size()) {
        superior = String.join(" ", headLines.subList(0, own));
        letterhead = List.copyOf(headLines.subList(own, headLines.size()));
      } else {
        letterhead = List.copyOf(headLines);
      }
    }
    headLines.clear();
    numberLine = null;
    dateLine = null;
    numberedAt.clear();
  }

  private Structure.PrintedPart headPart(Reading.PartKind kind) {
    Matcher number = numberLine == null ? null : Marks.numberLine(numberLine);
    Integer[] date = dateLine == null ? new Integer[3] : Marks.date(dateLine);
    String printed =
        Stream.of(numberLine, dateLine)
            .filter(part -> part != null)
            .reduce((a, b) -> a + "; " + b)
            .orElse(null);
    return new Structure.PrintedPart(
        new Reading.Part(
            kind,
            number == null ? null : number.group("number"),
            number == null || number.group("notation") == null
                ? null
                : number.group("notation").replaceAll("\\s*[-–]\\s*", "-"),
            date[0],
            date[1],
            date[2],
            printed),
        List.copyOf(numberedAt));
  }

  // ---- titles ---------------------------------------------------------------------------------

  private static boolean isTitle(Piece piece) {
    return piece instanceof TextLine line && (isDecisionTitle(line) || isPlanTitle(line));
  }

  private static boolean isDecisionTitle(TextLine line) {
    return DECISION_TITLE.matcher(line.text()).matches();
  }

  private static boolean isPlanTitle(TextLine line) {
    return line.text().length() <= LONGEST_SUBJECT && PLAN_TITLE.matcher(line.text()).matches();
  }

  /** The lines below a title that make up the abstract, joined. */
  private @Nullable String subject(@Nullable String rest, boolean ofDecision, String path) {
    StringBuilder found = new StringBuilder(rest == null ? "" : rest.strip());
    boolean stands = pieces.get(at - 1) instanceof TextLine title && title.stands();
    while (at < pieces.size() && pieces.get(at) instanceof TextLine line) {
      String text = line.text();
      boolean first = found.isEmpty();
      if (text.length() > LONGEST_SUBJECT
          || found.length() > 4 * LONGEST_SUBJECT
          || Marks.isAttachedLine(text)
          || isTitle(line)
          || BASIS.matcher(text).matches()
          || PROPOSAL.matcher(text).matches()
          || closing.begins(line)
          || Flow.isLabelled(text)
          || text.endsWith(":")
          || (ofDecision && isAuthority(text))) {
        break;
      }
      boolean goesOn =
          Character.isLowerCase(text.charAt(0))
              || (line.stands() && stands && !found.toString().matches("(?s).*[.;:]"));
      if (!first && !goesOn) {
        break;
      }
      found.append(first ? "" : " ").append(text);
      ledger.take(line.line(), path);
      stands = line.stands();
      at++;
    }
    String result = found.toString().replaceAll("\\s+", " ").strip();
    return result.isEmpty() ? null : result;
  }

  private static boolean isAuthority(String text) {
    return Marks.isCapitals(text) && OUTSIDE_AUTHORITY.matcher(text).matches();
  }

  // ---- decision -------------------------------------------------------------------------------

  private void decision() {
    decisionSeen = true;
    form = IssuanceForm.DECISION_WITH_PLAN;
    parts.add(headPart(Reading.PartKind.DECISION));
    forgetHead();
    TextLine title = (TextLine) pieces.get(at++);
    Matcher m = DECISION_TITLE.matcher(title.text());
    String rest = m.matches() ? m.group("rest") : null;
    if (rest == null) {
      ledger.leaveOut(title.line(), MADE_BY_PRODUCT);
    } else {
      ledger.take(title.line(), "subject");
    }
    subject = subject(rest, true, "subject");
    preamble();
    articles();
  }

  /** Authority, bases and proposal, up to "QUYẾT ĐỊNH:". */
  private void preamble() {
    while (at < pieces.size() && pieces.get(at) instanceof TextLine line) {
      String text = line.text();
      if (isDecisionTitle(line)) {
        ledger.leaveOut(line.line(), MADE_BY_PRODUCT);
        at++;
        return;
      }
      if (ARTICLE.matcher(text).matches()
          || isPlanTitle(line)
          || Marks.isRecipients(text)
          || Marks.isCapacity(text)
          || Marks.isNation(text)) {
        return;
      }
      if (isAuthority(text)) {
        authority(line);
        at++;
      } else if (PROPOSAL.matcher(text).matches()) {
        proposal();
      } else if (BASIS.matcher(text).matches()) {
        basis();
      } else if (head(line)) {
        at++;
      } else {
        ledger.leaveOver(line.line(), OUTSIDE);
        at++;
      }
    }
  }

  private void authority(TextLine line) {
    boolean chair = line.text().startsWith("CHỦ TỊCH");
    boolean committee = COMMITTEE.matcher(line.text()).matches();
    if (authority == null && (chair || committee)) {
      authority = chair ? IssuingAuthority.CHAIRPERSON : IssuingAuthority.COMMITTEE;
      ledger.take(line.line(), "authority");
    } else if (authority != null) {
      // the name of the body on a second line
      ledger.take(line.line(), "authority");
    } else {
      ledger.leaveOver(
          line.line(),
          "Thẩm quyền ban hành không phải Ủy ban nhân dân hay Chủ tịch Ủy ban nhân dân; hãy chọn ở"
              + " đầu dự thảo.");
    }
  }

  /** The bases of a plan that is issued alone. */
  private void bases() {
    while (at < pieces.size() && pieces.get(at) instanceof TextLine line) {
      String text = line.text();
      if (PROPOSAL.matcher(text).matches()) {
        proposal();
      } else if (BASIS.matcher(text).matches() && !opens(at)) {
        basis();
      } else {
        return;
      }
    }
  }

  /**
   * Whether the text at this place ends in ":", which makes it the opening sentence of the body.
   */
  private boolean opens(int from) {
    String text = pieces.get(from) instanceof TextLine line ? line.text() : "";
    for (int i = from + 1;
        i < Math.min(pieces.size(), from + LONGEST_OPENING)
            && pieces.get(i) instanceof TextLine next
            && Flow.goesOn(text, next.text());
        i++) {
      text = next.text();
    }
    return text.endsWith(":");
  }

  private void basis() {
    String path = "legalBases[" + bases.size() + "].text";
    Flow flow = new Flow(width);
    paragraph(flow, path);
    String text = flow.lines().get(0).text();
    Matcher m = BASIS.matcher(text);
    int from = m.matches() ? m.start("text") : 0;
    String basis = text.substring(from);
    String marked = flow.text();
    bases.add(
        new Draft.LegalBasis(
            marked.startsWith(text.substring(0, from)) ? marked.substring(from) : basis,
            CitationGrammar.citations(basis)));
    // the pieces of a basis are never lines of their own
    flow.doubts(path).stream()
        .map(d -> new Reading.Doubt(d.code(), d.path(), d.lines(), d.message(), List.of()))
        .forEach(doubts::add);
  }

  private void proposal() {
    List<Integer> lines = new ArrayList<>();
    StringBuilder printed = new StringBuilder();
    do {
      TextLine line = (TextLine) pieces.get(at++);
      printed.append(printed.isEmpty() ? "" : " ").append(line.text());
      lines.add(line.line());
    } while (at < pieces.size()
        && lines.size() < LONGEST_PROPOSAL
        && pieces.get(at) instanceof TextLine next
        && !isTitle(next)
        && !ARTICLE.matcher(next.text()).matches()
        && (Flow.goesOn(printed.toString(), next.text()) || isBroken(printed.toString(), next)));
    if (proposal == null) {
      proposal = proposal(printed.toString());
      lines.forEach(
          line -> ledger.leaveOut(line, "Dòng đề nghị: hệ thống tự in theo văn bản trình."));
    } else {
      lines.forEach(line -> ledger.leaveOver(line, SECOND));
    }
  }

  private static Reading.Proposal proposal(String printed) {
    Matcher by = PROPOSED_BY.matcher(printed);
    CitedAct act = CitationGrammar.find(printed).stream().findFirst().orElse(null);
    Draft.Citation cited = act == null ? null : act.citation();
    return new Reading.Proposal(
        printed,
        by.lookingAt() ? by.group("by").strip() : null,
        cited == null ? null : cited.type(),
        act == null || act.notation() == null ? null : act.notation().text(),
        cited == null ? null : cited.date());
  }

  /** Reads one paragraph, with the lines that go on from it. */
  private void paragraph(Flow flow, String path) {
    TextLine line = (TextLine) pieces.get(at++);
    String last = line.text();
    flow.add(line.plain());
    ledger.take(line.line(), path);
    while (at < pieces.size()
        && !flow.isFull()
        && pieces.get(at) instanceof TextLine next
        && !closing.begins(next)
        && !isTitle(next)
        && !Marks.isAttachedLine(next.text())
        && !BASIS.matcher(next.text()).matches()
        && (Flow.goesOn(last, next.text()) || isBroken(last, next))) {
      flow.join(next.plain());
      ledger.take(next.line(), path);
      last = next.text();
      at++;
    }
  }

  /**
   * In a decision a basis without a mark at its end goes on, whatever the next line begins with.
   */
  private boolean isBroken(String last, TextLine next) {
    String text = next.text();
    return decisionSeen
        && !planSeen
        && last.matches("(?s).*[\\p{L}\\d)]")
        && !Flow.isLabelled(text)
        && !PROPOSAL.matcher(text).matches()
        && !Marks.isCapitals(text);
  }

  private void articles() {
    while (at < pieces.size() && pieces.get(at) instanceof TextLine line) {
      String text = line.text();
      if (closing.begins(line) || isPlanTitle(line) || Marks.isNation(text)) {
        return;
      }
      Matcher m = ARTICLE.matcher(text);
      if (!m.matches()) {
        if (!articles.isEmpty() || isLetterhead(text)) {
          return;
        }
        ledger.leaveOver(line.line(), OUTSIDE);
        at++;
        continue;
      }
      article(line, m.group("label").replaceAll("\\s+", " "), m.start("text"));
    }
  }

  private void article(TextLine line, String label, int textAt) {
    String path = "articles[" + articles.size() + "].text";
    Flow flow = new Flow(width);
    ledger.take(line.line(), path);
    if (textAt < line.text().length()) {
      flow.add(line.from(textAt).plain());
    }
    at++;
    while (at < pieces.size() && pieces.get(at) instanceof TextLine next) {
      if (closing.begins(next)
          || isPlanTitle(next)
          || Marks.isNation(next.text())
          || isLetterhead(next.text())
          || ARTICLE.matcher(next.text()).matches()) {
        break;
      }
      flow.add(next.plain());
      ledger.take(next.line(), path);
      at++;
    }
    articles.add(new Draft.Article(label, flow.text()));
    doubts.addAll(flow.doubts(path));
  }

  // ---- plan -----------------------------------------------------------------------------------

  private void plan() {
    planSeen = true;
    Structure.PrintedPart head = headPart(Reading.PartKind.PLAN);
    boolean numbered = numberLine != null;
    forgetHead();
    TextLine title = (TextLine) pieces.get(at++);
    Matcher m = PLAN_TITLE.matcher(title.text());
    String rest = m.matches() ? m.group("rest") : null;
    if (rest == null) {
      ledger.leaveOut(title.line(), MADE_BY_PRODUCT);
    } else {
      ledger.take(title.line(), "plan.subject");
    }
    planSubject = subject(rest, false, "plan.subject");
    int attachedAt = at;
    String attached = attachedLine();
    if (attached != null) {
      List<Integer> lines =
          pieces.subList(attachedAt, at).stream().map(piece -> ((TextLine) piece).line()).toList();
      parts.add(new Structure.PrintedPart(Marks.part(Reading.PartKind.PLAN, attached), lines));
      form = IssuanceForm.DECISION_WITH_PLAN;
      authorityOf(attached);
    } else {
      parts.add(head);
      if (form == null) {
        form = numbered ? IssuanceForm.PLAN : null;
      }
    }
    if (!decisionSeen) {
      bases();
      if (form == null && !bases.isEmpty()) {
        form = IssuanceForm.PLAN;
      }
    }
    body();
  }

  /** "(Ban hành kèm theo Quyết định số …)", over several lines, or null. */
  private @Nullable String attachedLine() {
    if (at >= pieces.size()
        || !(pieces.get(at) instanceof TextLine first)
        || !Marks.isAttachedLine(first.text())) {
      return null;
    }
    StringBuilder printed = new StringBuilder();
    int lines = 0;
    while (at < pieces.size() && lines < 5 && pieces.get(at) instanceof TextLine line) {
      if (lines > 0 && (Flow.isLabelled(line.text()) || isTitle(line))) {
        break;
      }
      printed.append(lines == 0 ? "" : " ").append(line.text());
      ledger.leaveOut(line.line(), "Dòng “Kèm theo …”: hệ thống tự in theo số và ngày ban hành.");
      at++;
      lines++;
      boolean open = printed.indexOf("(") >= 0;
      if (open
          ? printed.indexOf(")") >= 0
          : !printed.toString().matches("(?s).*(của|ngày|số)\\s*")) {
        break;
      }
    }
    return printed.toString();
  }

  /** "của Chủ tịch UBND …" tells who issues, when no line of authority does. */
  private void authorityOf(String attached) {
    if (authority == null) {
      String plain = Marks.plain(attached);
      if (plain.matches(".*\\bcua chu tich (ubnd|uy ban nhan dan).*")) {
        authority = IssuingAuthority.CHAIRPERSON;
      } else if (plain.matches(".*\\bcua (ubnd|uy ban nhan dan).*")) {
        authority = IssuingAuthority.COMMITTEE;
      }
    }
  }

  private void body() {
    while (at < pieces.size()) {
      Piece piece = pieces.get(at);
      if (piece instanceof OtherTable other) {
        leaveOver(other);
        at++;
        continue;
      }
      if (piece instanceof AppendixPiece appendix) {
        if (appendix.heading()) {
          return;
        }
        appendices.add(appendix);
        at++;
        continue;
      }
      TextLine line = (TextLine) piece;
      if (closing.begins(line)
          || Marks.isNation(line.text())
          || line.text().equals("KẾ HOẠCH")
          || line.text().equals("QUYẾT ĐỊNH")) {
        return;
      }
      body.add(line);
      ledger.take(line.line(), "plan.body");
      at++;
    }
  }

  private void leaveOver(OtherTable other) {
    other
        .table()
        .rows()
        .forEach(
            row ->
                ledger.leaveOver(
                    row.line(),
                    "Bảng này không phải bảng phân công nhiệm vụ; nội dung dự thảo không chứa"
                        + " bảng."));
  }

  // ---- result ---------------------------------------------------------------------------------

  private Structure structure(Function<List<String>, RecipientCategories> categories) {
    for (AppendixPiece appendix : appendices) {
      if (form == null && appendix.heading()) {
        formOf(appendix);
      }
    }
    doubts.addAll(body.doubts("plan.body"));
    Structure.Closing end = closing.closing(categories.apply(letterhead));
    doubts.addAll(closing.doubts());
    if (form == IssuanceForm.PLAN && subject == null) {
      subject = planSubject;
    }
    if (authority == null && end.signature() != null) {
      List<String> capacity = end.signature().capacity();
      if (!capacity.isEmpty() && capacity.get(0).startsWith("TM")) {
        authority = IssuingAuthority.COMMITTEE;
      }
    }
    return new Structure(
        form,
        authority,
        letterhead,
        superior,
        place,
        subject,
        List.copyOf(bases),
        List.copyOf(articles),
        planSubject,
        body,
        end,
        List.copyOf(parts),
        proposal,
        List.copyOf(appendices),
        List.copyOf(doubts));
  }

  /** A lone appendix says by its line "Kèm theo Quyết định …" what it belongs to. */
  private void formOf(AppendixPiece appendix) {
    String attached = Appendices.attachedLine(appendix);
    if (attached != null) {
      String plain = Marks.plain(attached);
      if (plain.contains("kem theo quyet dinh")) {
        form = IssuanceForm.DECISION_WITH_PLAN;
      } else if (plain.contains("kem theo ke hoach")) {
        form = IssuanceForm.PLAN;
      }
      authorityOf(attached);
    }
  }
}

package vn.trinhky.document.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.BodyText;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.BookColumn;
import vn.trinhky.document.Printable.BookSection;
import vn.trinhky.document.Printable.OfficialPaper;
import vn.trinhky.document.Printable.OpinionLine;
import vn.trinhky.document.Printable.OpinionRound;
import vn.trinhky.document.Printable.OpinionTable;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.ProposalDocument;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.document.Printable.RegisterBook;
import vn.trinhky.document.Printable.ReviewSheetDocument;
import vn.trinhky.document.internal.Views.Addressees;
import vn.trinhky.document.internal.Views.BodyLine;
import vn.trinhky.document.internal.Views.Bookmark;
import vn.trinhky.document.internal.Views.Closing;
import vn.trinhky.document.internal.Views.Decision;
import vn.trinhky.document.internal.Views.Head;
import vn.trinhky.document.internal.Views.Title;

/** Turns a document into what its template prints, with every measured length. */
final class DocumentModels {

  /** Width of the text on an upright page, in millimetres: 210 less the margins 30 and 15. */
  private static final double TEXT_WIDTH = 165;

  private static final double LANDSCAPE_WIDTH = 252;

  /** Widths of the two columns of the head, in millimetres. */
  private static final double ISSUER_WIDTH = 66;

  /** Room of a centred title, so that it does not run from margin to margin. */
  private static final double TITLE_WIDTH = 140;

  private static final double LANDSCAPE_TITLE_WIDTH = 220;

  private static final double INDENT = 12.7;

  private final Serif serif;
  private final Typesetter typesetter;

  DocumentModels(Serif serif) {
    this.serif = serif;
    this.typesetter = new Typesetter(serif);
  }

  /** The name of the template and what it prints. */
  record Model(String template, Map<String, Object> values) {}

  Model of(Printable document) {
    if (document instanceof PlanDocument plan) {
      return plan(plan.draft(), plan.facts());
    } else if (document instanceof ProposalDocument proposal) {
      return proposal(proposal);
    } else if (document instanceof OfficialPaper paper) {
      return official(paper);
    } else if (document instanceof ReviewSheetDocument sheet) {
      return reviewSheet(sheet);
    } else if (document instanceof OpinionTable table) {
      return opinions(table);
    } else if (document instanceof RegisterBook book) {
      return register(book);
    }
    throw new IllegalArgumentException("Unknown document: " + document.getClass());
  }

  private Model plan(Draft draft, DocumentFacts facts) {
    boolean decision = draft.form() == IssuanceForm.DECISION_WITH_PLAN;
    Map<String, Object> values = new HashMap<>();
    List<Bookmark> bookmarks = new ArrayList<>();
    Head head = head(draft.superior(), draft.letterhead(), facts, draft.place(), null);
    Closing closing = closing(recipients(draft), signature(draft, facts));
    String subject = clean(draft.subject());
    if (decision) {
      bookmarks.add(new Bookmark("Quyết định", "quyet-dinh"));
      values.put("head", head);
      values.put("title", title("QUYẾT ĐỊNH", subject, null, TITLE_WIDTH));
      values.put("decision", decision(draft, facts));
      values.put("closing", closing);
      values.put("plan", attachedPlan(draft, facts));
    } else {
      values.put(
          "plan",
          new HashMap<String, Object>(
              Map.of(
                  "head", head,
                  "title", title("KẾ HOẠCH", subject, null, TITLE_WIDTH),
                  "bases", bases(draft.legalBases().stream().map(b -> b.text()).toList()),
                  "body", body(Wording.ended(clean(draft.plan().body()))),
                  "closing", closing)));
    }
    bookmarks.add(new Bookmark("Kế hoạch", "ke-hoach"));
    List<Views.Appendix> appendices = appendices(draft, facts);
    appendices.forEach(a -> bookmarks.add(new Bookmark(a.title().type(), a.id())));
    values.put("appendices", appendices);
    String type = decision ? "Quyết định" : "Kế hoạch";
    face(values, facts, heading(type, facts, subject), bookmarks);
    return new Model(decision ? "decision.ftlh" : "plan.ftlh", values);
  }

  private Decision decision(Draft draft, DocumentFacts facts) {
    String letterhead = clean(String.join(" ", draft.letterhead()));
    String authority =
        draft.authority() == IssuingAuthority.CHAIRPERSON && !letterhead.startsWith("CHỦ TỊCH")
            ? "CHỦ TỊCH " + letterhead
            : letterhead;
    List<String> lines = new ArrayList<>();
    draft.legalBases().forEach(basis -> lines.add(basis.text()));
    if (facts.proposal() != null) {
      lines.add(facts.proposal());
    }
    // each line ends with a semicolon, the last one with a full stop (Phụ lục I, II.6)
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, Wording.marked(lines.get(i), i < lines.size() - 1 ? ";" : "."));
    }
    List<List<BodyLine>> articles = new ArrayList<>();
    for (int i = 0; i < draft.articles().size(); i++) {
      Draft.Article article = draft.articles().get(i);
      boolean last = i == draft.articles().size() - 1;
      articles.add(article(article, last));
    }
    return new Decision(authority, bases(lines), articles);
  }

  private List<BodyLine> article(Draft.Article article, boolean last) {
    String text = clean(article.text()).strip();
    String[] paragraphs = (last ? Wording.ended(text) : text).split("\\R", 2);
    List<BodyLine> lines = new ArrayList<>();
    String label = clean(article.label()).strip().replaceAll("[.:]$", "") + ".";
    lines.add(new BodyLine("p", "article", label, BodyText.runs(paragraphs[0].strip())));
    if (paragraphs.length > 1) {
      lines.addAll(body(paragraphs[1]));
    }
    return lines;
  }

  private Map<String, Object> attachedPlan(Draft draft, DocumentFacts facts) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("head", new Head(null, issuer(draft.letterhead()), null, null, null, null));
    plan.put(
        "title",
        title("KẾ HOẠCH", clean(draft.plan().subject()), attachment(draft, facts), TITLE_WIDTH));
    plan.put("bases", List.of());
    plan.put("body", body(Wording.ended(clean(draft.plan().body()))));
    return plan;
  }

  private static String attachment(Draft draft, DocumentFacts facts) {
    boolean decision = draft.form() == IssuanceForm.DECISION_WITH_PLAN;
    String body = Wording.bodyName(draft.letterhead());
    boolean chairman =
        draft.authority() == IssuingAuthority.CHAIRPERSON && !body.startsWith("Chủ tịch");
    return Wording.attachedTo(
        decision ? "Quyết định" : "Kế hoạch",
        facts.number(),
        facts.notation(),
        facts.date(),
        chairman ? "Chủ tịch " + body : body);
  }

  private List<Views.Appendix> appendices(Draft draft, DocumentFacts facts) {
    List<Views.Appendix> appendices = new ArrayList<>();
    int count = draft.appendices().size();
    for (int i = 0; i < count; i++) {
      Draft.Appendix appendix = draft.appendices().get(i);
      String type = count > 1 ? "Phụ lục " + Wording.roman(i + 1) : "Phụ lục";
      appendices.add(
          new Views.Appendix(
              "phu-luc-" + (i + 1),
              title(
                  type, clean(appendix.title()), attachment(draft, facts), LANDSCAPE_WIDTH * 0.75),
              AppendixTable.columns(appendix),
              AppendixTable.rows(appendix)));
    }
    return appendices;
  }

  private Model proposal(ProposalDocument document) {
    return official(
        new OfficialPaper(
            document.kind() == ProposalKind.OFFICIAL_LETTER ? null : "TỜ TRÌNH",
            document.superior(),
            document.letterhead(),
            document.place(),
            document.subject(),
            document.addressees(),
            document.body(),
            document.recipients(),
            document.archive(),
            document.facts()));
  }

  private Model official(OfficialPaper document) {
    boolean letter = document.typeName() == null;
    Map<String, Object> values = new HashMap<>();
    String subject = clean(document.subject()).strip();
    DocumentFacts facts = document.facts();
    values.put(
        "head",
        head(
            document.superior(),
            document.letterhead(),
            facts,
            document.place(),
            letter ? letterSubject(subject) : null));
    String type = "Công văn";
    if (document.typeName() != null) {
      String printed = clean(document.typeName());
      type = Wording.capital(printed.toLowerCase(Locale.forLanguageTag("vi")));
      values.put("title", title(printed, Wording.capital(subject), null, TITLE_WIDTH));
    }
    values.put("addressees", addressees(document.addressees()));
    values.put("body", body(Wording.ended(clean(document.body()))));
    List<String> recipients = new ArrayList<>();
    // a document with addressees answers to them first (Phụ lục I, II.9)
    if (!document.addressees().isEmpty()
        && document.recipients().stream().noneMatch(r -> r.strip().startsWith("Như trên"))) {
      recipients.add("Như trên");
    }
    recipients.addAll(document.recipients());
    values.put(
        "closing", closing(recipientLines(recipients, document.archive()), facts.signature()));
    face(values, facts, heading(type, facts, subject), List.of());
    return new Model(letter ? "official-letter.ftlh" : "named-paper.ftlh", values);
  }

  private String letterSubject(String subject) {
    String bare = subject.replaceFirst("(?i)^V/v:?\\s*", "");
    return "V/v " + bare;
  }

  private Model reviewSheet(ReviewSheetDocument sheet) {
    Map<String, Object> values = new HashMap<>();
    values.put(
        "head",
        new Head(
            superior(sheet.superior()),
            issuer(sheet.letterhead()),
            null,
            null,
            clean(sheet.place()) + ", " + Wording.date(sheet.date()),
            null));
    values.put("title", title("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", null, null, TITLE_WIDTH));
    values.put("addressees", addressees(sheet.addressees()));
    values.put("proposingAgency", clean(sheet.proposingAgency()));
    values.put("matter", clean(sheet.matter()));
    values.put("documents", sheet.documents().stream().map(Wording::clean).toList());
    values.put("checklist", sheet.checklist());
    values.put("content", body(clean(sheet.content())));
    values.put("summary", body(clean(sheet.summary())));
    values.put("opinion", body(clean(sheet.opinion())));
    values.put("direction", body(clean(sheet.direction())));
    values.put("submissionCount", Math.max(1, sheet.submissionCount()));
    values.put(
        "closing",
        signedBy(
            clean(sheet.reviewerPosition()).toUpperCase(Locale.forLanguageTag("vi")),
            sheet.reviewerName()));
    face(values, null, "Phiếu trình: " + clean(sheet.matter()), List.of());
    return new Model("review-sheet.ftlh", values);
  }

  private Model opinions(OpinionTable table) {
    Map<String, Object> values = new HashMap<>();
    values.put(
        "head",
        new Head(
            superior(table.superior()),
            issuer(table.letterhead()),
            null,
            null,
            clean(table.place()) + ", " + Wording.date(table.date()),
            null));
    String matter = clean(table.matter());
    values.put(
        "title",
        title("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN", matter, null, LANDSCAPE_TITLE_WIDTH));
    values.put("rounds", table.rounds().stream().map(DocumentModels::round).toList());
    values.put("closing", signedBy("NGƯỜI TỔNG HỢP", table.compiler()));
    face(values, null, "Bảng tổng hợp, tiếp thu, giải trình ý kiến: " + matter, List.of());
    return new Model("opinion-table.ftlh", values);
  }

  private Model register(RegisterBook book) {
    Map<String, Object> values = new HashMap<>();
    String title = clean(book.title());
    List<String> cover = book.cover().stream().map(Wording::clean).toList();
    values.put("superior", clean(book.superior()));
    values.put("issuer", book.letterhead().stream().map(Wording::clean).toList());
    values.put("cover", cover);
    values.put(
        "table",
        new Views.Appendix(
            "so",
            title(
                title,
                clean(String.join(" ", book.letterhead())) + "\n" + String.join("\n", cover),
                null,
                LANDSCAPE_TITLE_WIDTH),
            columns(book),
            rows(book)));
    face(values, null, title + ", " + String.join(" ", book.letterhead()), List.of());
    return new Model("register-book.ftlh", values);
  }

  /** The number of a column stands below its heading, as in Phụ lục IV. */
  private static List<Views.Column> columns(RegisterBook book) {
    double sum = book.columns().stream().mapToDouble(BookColumn::weight).sum();
    List<Views.Column> columns = new ArrayList<>();
    for (BookColumn column : book.columns()) {
      columns.add(
          new Views.Column(
              clean(column.heading()) + "\n(" + (columns.size() + 1) + ")",
              column.count() ? "centre" : "",
              column.weight() / sum * 100));
    }
    return columns;
  }

  private static List<Views.Row> rows(RegisterBook book) {
    List<Views.Row> rows = new ArrayList<>();
    for (BookSection section : book.sections()) {
      if (section.title() != null) {
        rows.add(new Views.Row("", clean(section.title()), List.of()));
      }
      for (List<String> cells : section.rows()) {
        List<Views.Cell> printed = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
          printed.add(
              new Views.Cell(
                  book.columns().get(i).count() ? "centre" : "",
                  clean(cells.get(i)).lines().filter(line -> !line.isBlank()).toList()));
        }
        rows.add(new Views.Row(null, null, printed));
      }
    }
    return rows;
  }

  private static OpinionRound round(OpinionRound round) {
    return new OpinionRound(
        clean(round.title()),
        clean(round.summary()),
        round.lines().stream()
            .map(
                line ->
                    new OpinionLine(
                        clean(line.agency()),
                        clean(line.place()),
                        clean(line.content()),
                        clean(line.resolution()),
                        clean(line.explanation())))
            .toList());
  }

  private static void face(
      Map<String, Object> values,
      @Nullable DocumentFacts facts,
      String heading,
      List<Bookmark> bookmarks) {
    values.put("heading", heading);
    values.put("bookmarks", bookmarks);
    values.put("mark", clean(facts == null ? null : facts.draftMark()));
    values.put("notice", clean(facts == null ? null : facts.signatureNotice()));
  }

  private static String heading(String type, DocumentFacts facts, String subject) {
    String number =
        facts.number() == null
            ? ""
            : " số " + Wording.number(facts.number()) + "/" + clean(facts.notation());
    return type + number + " " + subject.replaceAll("\\s+", " ");
  }

  private Head head(
      @Nullable String superior,
      List<String> letterhead,
      DocumentFacts facts,
      String place,
      @Nullable String letterSubject) {
    return new Head(
        superior(superior),
        issuer(letterhead),
        Wording.number(facts.number()),
        clean(facts.notation()),
        clean(place) + ", " + Wording.date(facts.date()),
        letterSubject == null
            ? null
            : typesetter.set(letterSubject, Serif.Face.REGULAR, 12, ISSUER_WIDTH - 4));
  }

  private Typesetter.@Nullable Block superior(@Nullable String superior) {
    return superior == null || superior.isBlank()
        ? null
        : typesetter.set(clean(superior), Serif.Face.REGULAR, 13, ISSUER_WIDTH - 2);
  }

  private Typesetter.Block issuer(List<String> letterhead) {
    return typesetter.set(
        clean(String.join("\n", letterhead)), Serif.Face.BOLD, 13, ISSUER_WIDTH - 2);
  }

  private Title title(
      String type, @Nullable String subject, @Nullable String attachment, double width) {
    Typesetter.Block subjectBlock =
        subject == null || subject.isBlank()
            ? null
            : typesetter.set(subject, Serif.Face.BOLD, 14, width);
    Typesetter.Block attachmentBlock =
        attachment == null ? null : typesetter.set(attachment, Serif.Face.ITALIC, 14, width);
    double rule = subjectBlock == null ? 0 : subjectBlock.rule();
    return new Title(type, subjectBlock, attachmentBlock, rule);
  }

  private Addressees addressees(List<String> addressees) {
    List<String> names =
        addressees.stream().map(Wording::clean).map(a -> Wording.marked(a, "")).toList();
    return new Addressees(names, INDENT + serif.width("Kính gửi", Serif.Face.REGULAR, 14));
  }

  private static List<String> recipients(Draft draft) {
    Stream<String> lines =
        draft.recipients().stream()
            .map(
                line ->
                    line.note() == null || line.note().isBlank()
                        ? line.text()
                        : line.text() + " (" + line.note() + ")");
    return recipientLines(lines.toList(), draft.archive());
  }

  private static List<String> recipientLines(List<String> recipients, Draft.ArchiveLine archive) {
    List<String> lines = new ArrayList<>();
    recipients.forEach(r -> lines.add("- " + Wording.marked(clean(r), ";")));
    String units = archive.units().isEmpty() ? "VT" : String.join(", ", archive.units());
    String copies = archive.copies() == null ? "" : ", " + archive.copies() + " bản";
    lines.add("- Lưu: " + clean(units) + copies + ".");
    return lines;
  }

  private static @Nullable SignatureBlock signature(Draft draft, DocumentFacts facts) {
    Draft.ProposedSignature proposed = draft.signature();
    if (facts.signature() != null || proposed == null) {
      return facts.signature();
    }
    List<String> lines = new ArrayList<>(proposed.capacity());
    lines.add(proposed.position());
    return new SignatureBlock(lines, proposed.name());
  }

  private static Closing closing(List<String> recipients, @Nullable SignatureBlock signature) {
    return signature == null
        ? new Closing(recipients, List.of(), "")
        : new Closing(
            recipients,
            signature.lines().stream().map(Wording::clean).toList(),
            clean(signature.name()));
  }

  /** Cells 7a to 7c of a paper that stays in the dossier. */
  private static Closing signedBy(String position, @Nullable String name) {
    return new Closing(List.of(), List.of(position), clean(name));
  }

  private static List<List<BodyText.Run>> bases(List<String> lines) {
    return lines.stream().map(line -> BodyText.runs(clean(line).strip())).toList();
  }

  private static List<BodyLine> body(String text) {
    List<BodyLine> lines = new ArrayList<>();
    boolean sections = false;
    for (BodyText.Line line : BodyText.parse(text).lines()) {
      sections = sections || line.kind() == BodyText.Kind.ROMAN;
      lines.add(bodyLine(line, sections));
    }
    return lines;
  }

  private static BodyLine bodyLine(BodyText.Line line, boolean inSection) {
    String tag =
        switch (line.kind()) {
          case CHAPTER, SECTION -> "h2";
          case ROMAN -> line.titled() ? "h2" : "p";
          case NUMBER -> line.titled() && line.depth() == 1 ? inSection ? "h3" : "h2" : "p";
          default -> "p";
        };
    String style =
        switch (line.kind()) {
          case CHAPTER, SECTION -> "division";
          case DIVISION_TITLE -> "division-title";
          case ARTICLE -> line.titled() ? "titled" : "article";
          default -> line.titled() ? "titled" : "text";
        };
    return new BodyLine(tag, style, line.label(), line.runs());
  }

  private static String clean(@Nullable String text) {
    return Wording.clean(text);
  }
}

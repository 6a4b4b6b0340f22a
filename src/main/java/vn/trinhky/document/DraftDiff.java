package vn.trinhky.document;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a draft, for a reader who wants to know what is new. */
public final class DraftDiff {

  /** A shorter paragraph may stand anywhere; in another place it is another one. */
  static final int WORDS_TO_MOVE = 5;

  private final Differences found = new Differences();

  private DraftDiff() {}

  /** Whether a piece of text is in both versions, only in the new or only in the old one. */
  public enum SegmentKind {
    EQUAL,
    INSERT,
    DELETE
  }

  /** A piece of text. */
  public record Segment(SegmentKind kind, String text) {}

  /** A part of the document, in its order. */
  public enum Part {
    /** The head, the subject, the legal bases and the articles. */
    DECISION("Quyết định, căn cứ"),
    /** The plan and what it says about reporting. */
    PLAN("Nội dung kế hoạch"),
    APPENDIX("Phụ lục"),
    /** Recipients and signature. */
    ENDING("Nơi nhận, người ký");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    /** In Vietnamese. */
    public String label() {
      return label;
    }
  }

  /** What became of a place. */
  public enum ChangeKind {
    /** Other words in the same place. */
    CHANGED,
    ADDED,
    REMOVED,
    /** It stands elsewhere; what else is different in it are changes of their own. */
    MOVED,
    /** Lines that differ in their numbers alone, all in one. */
    RENUMBERED
  }

  /**
   * One place that differs.
   *
   * @param where the place in Vietnamese, e.g. {@code Phụ lục, dòng II.8, Phân công}; line numbers
   *     are those of the new version, or of the old one for what was deleted
   * @param from where it stood before, for {@link ChangeKind#MOVED}; else null
   * @param segments old and new text, merged word by word; their {@code EQUAL} and {@code INSERT}
   *     pieces together are the new text. For {@link ChangeKind#RENUMBERED} the old and new numbers
   */
  public record Change(
      Part part, ChangeKind kind, String where, @Nullable String from, List<Segment> segments) {
    /** Copies the list. */
    public Change {
      segments = List.copyOf(segments);
    }
  }

  /**
   * What changed from one version to the next, in the order of the document. The time it takes
   * grows with the length of the drafts, however little they have in common.
   */
  public static List<Change> between(Draft before, Draft after) {
    DraftDiff diff = new DraftDiff();
    diff.compare(before, after);
    return diff.found.all();
  }

  private void compare(Draft before, Draft after) {
    Part decision = Part.DECISION;
    found.text(
        decision,
        "Hình thức",
        DraftFacts.formName(before.form()),
        DraftFacts.formName(after.form()));
    found.text(
        decision, "Thẩm quyền", DraftFacts.authorityName(before), DraftFacts.authorityName(after));
    found.text(decision, "Cơ quan chủ quản", before.superior(), after.superior());
    found.text(
        decision,
        "Tên cơ quan",
        DraftFacts.joined(before.letterhead()),
        DraftFacts.joined(after.letterhead()));
    found.text(decision, "Địa danh", before.place(), after.place());
    found.text(decision, "Trích yếu", before.subject(), after.subject());
    lines(decision, "Căn cứ ", DraftFacts.bases(before), DraftFacts.bases(after));
    articles(before.articles(), after.articles());
    found.text(Part.PLAN, "Trích yếu kế hoạch", before.plan().subject(), after.plan().subject());
    new BodyDiff(found).compare(before.plan().body(), after.plan().body());
    new AppendixDiff(found).compare(before, after);
    found.text(Part.PLAN, "Chế độ báo cáo", DraftFacts.regime(before), DraftFacts.regime(after));
    found.text(Part.PLAN, "Kế hoạch của đơn vị", DraftFacts.duty(before), DraftFacts.duty(after));
    lines(
        Part.ENDING,
        "Nơi nhận",
        DraftFacts.recipientLines(before),
        DraftFacts.recipientLines(after));
    if (DraftFacts.recipientLines(before).equals(DraftFacts.recipientLines(after))) {
      found.text(
          Part.ENDING,
          "Nơi nhận, mục đích gửi",
          DraftFacts.purposes(before),
          DraftFacts.purposes(after));
    }
    found.text(Part.ENDING, "Người ký", DraftFacts.signature(before), DraftFacts.signature(after));
  }

  /** Lines of which each says something by itself; a number at the end of the place counts them. */
  private void lines(Part part, String where, List<String> before, List<String> after) {
    for (Alignment.Link<String> link :
        Alignment.of(
            before, after, List.of(Function.identity()), Function.identity(), 0, found.effort())) {
      String place = where.endsWith(" ") ? where + (link.index() + 1) : where;
      if (link.before() == null) {
        found.added(part, place, link.either());
      } else if (link.after() == null) {
        found.removed(part, place, link.either());
      } else {
        if (link.moved()) {
          found.moved(part, place, "vị trí thứ " + (link.beforeIndex() + 1), link.after());
        }
        found.text(part, place, link.before(), link.after());
      }
    }
  }

  private void articles(List<Draft.Article> before, List<Draft.Article> after) {
    Differences.Renumbered renumbered = found.new Renumbered();
    for (Alignment.Link<Draft.Article> link :
        Alignment.of(
            before,
            after,
            List.of(
                article -> article.label() + "\n" + article.text(),
                article -> article.text().isBlank() ? "" : article.text(),
                Draft.Article::label),
            Draft.Article::text,
            WORDS_TO_MOVE,
            found.effort())) {
      Draft.Article old = link.before();
      Draft.Article now = link.after();
      if (old == null || now == null) {
        if (now == null) {
          found.removed(Part.DECISION, link.either().label(), link.either().text());
        } else {
          found.added(Part.DECISION, now.label(), now.text());
        }
        continue;
      }
      if (link.moved()) {
        found.moved(Part.DECISION, now.label(), old.label(), now.text());
      } else {
        renumbered.note(old.label(), now.label());
      }
      found.text(Part.DECISION, now.label(), old.text(), now.text());
    }
    renumbered.into(Part.DECISION, "Số của các điều");
  }
}

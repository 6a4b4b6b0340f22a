package vn.trinhky.checker.internal;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Finding.Evidence;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct;
import vn.trinhky.document.CitedAct.DateForm;
import vn.trinhky.document.CitedAct.DatePiece;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.CitedAct.Span;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftFix.Change;
import vn.trinhky.document.Notation;

/** What the rules about citations have in common: words for acts and dates, findings and fixes. */
final class Citing {

  private Citing() {}

  // words

  /** The act as a sentence names it: type and number, or the name of a law. */
  static String name(CitedAct act) {
    Piece notation = act.notation();
    if (notation != null) {
      return act.type() + " số " + notation(act);
    }
    Piece title = act.title();
    return title != null && title.text().startsWith(act.type()) ? title.text() : act.type();
  }

  /** Number and notation without spaces; empty when it is cited without. */
  static String notation(CitedAct act) {
    return act.notationRead().map(Notation::text).orElse("");
  }

  /** {@code 05/3/2020}: the month has two digits in January and February only (Phụ lục I, II.4). */
  static String day(LocalDate date) {
    return "%02d/%s/%d".formatted(date.getDayOfMonth(), month(date), date.getYear());
  }

  private static String month(LocalDate date) {
    return (date.getMonthValue() < 3 ? "0" : "") + date.getMonthValue();
  }

  /** Another date in the form of this one. */
  static String inFormOf(DatePiece written, LocalDate date) {
    if (written.form() == DateForm.LONG) {
      return longForm(date);
    }
    return (written.text().startsWith("ngày") ? "ngày " : "") + day(date);
  }

  /** {@code ngày 05 tháng 3 năm 2020}. */
  static String longForm(LocalDate date) {
    return "ngày %02d tháng %s năm %d".formatted(date.getDayOfMonth(), month(date), date.getYear());
  }

  /** The registry's row as evidence, with its source. */
  static Evidence registered(RegisteredAct act) {
    return new Evidence(
        null,
        "Danh mục viện dẫn: %s số %s ngày %s của %s %s (nguồn: %s)"
            .formatted(
                act.type(),
                act.notation(),
                day(act.issuedOn()),
                act.issuer(),
                act.title(),
                act.source()));
  }

  /** Another place of the draft as evidence. */
  static Evidence place(Cited other) {
    Span span = other.act().span();
    return new Evidence(
        other.text().path(),
        other.text().where() + ": “" + excerpt(other, span.start(), span.end()) + "”");
  }

  static String excerpt(Cited cited, int start, int end) {
    return cited.text().text().substring(start, end);
  }

  /** Whether the date is written at this act and not taken from another. */
  static boolean hasOwnDate(CitedAct act) {
    DatePiece date = act.date();
    return date != null && date.form() != DateForm.SHARED && date.form() != DateForm.SAME_DAY;
  }

  // findings

  /** A finding about a piece of the text that cites. */
  static Finding finding(
      String code,
      Severity severity,
      Cited cited,
      int start,
      int end,
      String message,
      List<DraftFix> fixes,
      List<Evidence> evidence) {
    return new Finding(
        code,
        severity,
        cited.text().path(),
        cited.text().start(start, end),
        cited.text().end(end),
        cited.text().where(),
        excerpt(cited, start, end),
        message,
        fixes,
        evidence);
  }

  /** A finding about the words that identify the act. */
  static Finding finding(
      String code,
      Severity severity,
      Cited cited,
      String message,
      List<DraftFix> fixes,
      List<Evidence> evidence) {
    Span span = cited.act().span();
    return finding(code, severity, cited, span.start(), span.end(), message, fixes, evidence);
  }

  /** The date of an act set right, in the text and in the citation that the draft keeps of it. */
  static DraftFix newDate(Subject subject, Cited cited, DatePiece written, LocalDate date) {
    List<Change> changes = new ArrayList<>();
    changes.add(piece(cited, written.start(), written.end(), inFormOf(written, date)));
    String kept = kept(subject, cited);
    if (kept != null) {
      changes.add(new Change(kept + ".date", null, null, null, TextNode.valueOf(date.toString())));
    }
    return new DraftFix("Sửa thành " + inFormOf(written, date), changes);
  }

  /** Number and notation of an act set right, and its date where it is written and differs. */
  static DraftFix otherAct(Subject subject, Cited cited, String notation, LocalDate date) {
    List<Change> changes = new ArrayList<>();
    String kept = kept(subject, cited);
    String label = "Sửa thành " + notation;
    DatePiece written = cited.act().date();
    // the later piece first, so that the places of the earlier one still hold
    if (written != null
        && hasOwnDate(cited.act())
        && !cited.act().issuedOn().equals(Optional.of(date))) {
      changes.add(piece(cited, written.start(), written.end(), inFormOf(written, date)));
      label += " " + inFormOf(written, date);
      if (kept != null) {
        changes.add(
            new Change(kept + ".date", null, null, null, TextNode.valueOf(date.toString())));
      }
    }
    Piece number = cited.act().notation();
    if (number != null) {
      changes.add(piece(cited, number.start(), number.end(), notation));
      if (kept != null) {
        changes.add(new Change(kept + ".notation", null, null, null, TextNode.valueOf(notation)));
      }
    }
    return new DraftFix(label, changes);
  }

  /** A piece of the text that cites, replaced. */
  static DraftFix rewritten(String label, Cited cited, int start, int end, String text) {
    return new DraftFix(label, List.of(piece(cited, start, end, text)));
  }

  private static Change piece(Cited cited, int start, int end, String text) {
    return cited.text().change(start, end, text);
  }

  /** Where a draft keeps the citation that a legal basis prints, or null. */
  private static @Nullable String kept(Subject subject, Cited cited) {
    String path = cited.text().path();
    if (!path.startsWith("legalBases[")) {
      return null;
    }
    int index = Integer.parseInt(path.substring("legalBases[".length(), path.indexOf(']')));
    List<Draft.Citation> citations = subject.draft().legalBases().get(index).citations();
    int at = citations.indexOf(cited.act().citation());
    return at < 0 ? null : "legalBases[" + index + "].citations[" + at + "]";
  }
}

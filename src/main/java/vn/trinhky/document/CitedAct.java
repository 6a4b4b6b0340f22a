package vn.trinhky.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act that a text cites, with the places of its pieces in that text.
 *
 * @param type canonical word for its type, e.g. {@code Nghị quyết}, {@code Luật}
 * @param span from the first to the last character that identify it (type, notation, date, issuer;
 *     for laws the name)
 * @param notation as written, or null
 * @param date as written, or null; for an act that shares the date of another it is that date
 * @param issuer as written, or null
 * @param title abstract or name as written, without a final mark, or null
 * @param nested whether it stands inside the title of the act before it ("về thực hiện Nghị quyết
 *     …")
 */
public record CitedAct(
    String type,
    Span span,
    @Nullable Piece notation,
    @Nullable DatePiece date,
    @Nullable Piece issuer,
    @Nullable Piece title,
    boolean nested) {

  /** Characters of a text: from {@code start} to before {@code end} (UTF-16). */
  public record Span(int start, int end) {}

  /** A piece of a text. */
  public record Piece(int start, int end, String text) {}

  /** How a date is written. */
  public enum DateForm {
    /** {@code 19/12/2023}. */
    SHORT,
    /** {@code ngày 19 tháng 12 năm 2023}. */
    LONG,
    /** {@code cùng ngày}: the date of the act before. */
    SAME_DAY,
    /** Written once, behind the last act of a list. */
    SHARED,
    /** {@code năm 2015} alone. */
    YEAR
  }

  /**
   * A date as written, which may be one that no calendar has.
   *
   * @param day 0 when only the year is written
   * @param month 0 when only the year is written
   */
  public record DatePiece(
      int start, int end, String text, DateForm form, int day, int month, int year) {

    /** The day, or empty when there is no such day or only a year is written. */
    public Optional<LocalDate> asDay() {
      return form == DateForm.YEAR ? Optional.empty() : dayOf(year, month, day);
    }

    private static Optional<LocalDate> dayOf(int year, int month, int day) {
      try {
        return Optional.of(LocalDate.of(year, month, day));
      } catch (DateTimeException none) {
        return Optional.empty();
      }
    }
  }

  /** Number and notation taken apart, or empty when it is cited without. */
  public Optional<Notation> notationRead() {
    return notation == null ? Optional.empty() : Notation.parse(notation.text());
  }

  /** The day of issue, or empty when none is written or there is no such day. */
  public Optional<LocalDate> issuedOn() {
    return date == null ? Optional.empty() : date.asDay();
  }

  /** As it is kept in a draft. */
  public Draft.Citation citation() {
    return new Draft.Citation(
        type,
        notationRead().map(Notation::text).orElse(null),
        issuedOn().map(LocalDate::toString).orElse(null),
        issuer == null ? null : issuer.text(),
        title == null ? null : title.text());
  }
}

package vn.trinhky.organisation.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Spans of whole days, both ends included; null is open. */
final class Days {

  private Days() {}

  static boolean contains(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  static boolean overlap(
      @Nullable LocalDate aFrom,
      @Nullable LocalDate aTo,
      @Nullable LocalDate bFrom,
      @Nullable LocalDate bTo) {
    boolean aBefore = aTo != null && bFrom != null && aTo.isBefore(bFrom);
    boolean bBefore = bTo != null && aFrom != null && bTo.isBefore(aFrom);
    return !aBefore && !bBefore;
  }

  /** Whether the first span lies within the second. */
  static boolean within(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate outerFrom,
      @Nullable LocalDate outerTo) {
    boolean starts = outerFrom == null || (from != null && !from.isBefore(outerFrom));
    boolean ends = outerTo == null || (to != null && !to.isAfter(outerTo));
    return starts && ends;
  }
}

package vn.trinhky.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One exceptional day of the working calendar.
 *
 * @param locality code of the locality it holds for; null for the whole system
 * @param part the halves of the day it speaks of; the other half keeps what it was
 * @param swapWith the other day of an exchange
 * @param source number of the notice, or the rule of the law; at most 300 characters
 * @param note what the day is, in Vietnamese; at most 300 characters
 * @param changedByHand whether a person changed it; the catalogue file never overwrites such a day
 */
public record CalendarDay(
    @Nullable String locality,
    LocalDate date,
    DayType type,
    DayPart part,
    @Nullable LocalDate swapWith,
    @Nullable String source,
    @Nullable String note,
    DayStatus status,
    boolean changedByHand) {}

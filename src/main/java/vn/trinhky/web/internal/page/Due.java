package vn.trinhky.web.internal.page;

/**
 * A deadline in working days, always with its date.
 *
 * @param strong the part that matters, e.g. {@code Còn 2 ngày làm việc}
 * @param rest the date, e.g. {@code hạn 24/01}
 * @param tone {@code bad} when late, {@code warn} when soon, {@code ok} when met, or empty
 */
public record Due(String strong, String rest, String tone) {}

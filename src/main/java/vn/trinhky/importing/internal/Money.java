package vn.trinhky.importing.internal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money as plans print them: {@code 5.000.000}, {@code 1,5 tỷ đồng}. */
final class Money {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(\\d{1,3}(?:[., ]\\d{3})+|\\d{1,15})(?:,(\\d{1,3}))? ?(nghìn|ngàn|triệu|tỷ|tỉ)?"
              + "(?: ?(?:đồng|đ|vnđ|vnd))?[.;]?",
          FLAGS);
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:đvt|đơn vị tính|đơn vị|\\() ?:? ?(nghìn|ngàn|triệu|tỷ|tỉ)? ?(?:đồng|đ)\\b", FLAGS);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

  private Money() {}

  /**
   * The amount in đồng, or null when the text is no amount.
   *
   * @param unit đồng of what is printed without a unit, from the heading of the column
   */
  static @Nullable Long vnd(String text, long unit) {
    Matcher amount = AMOUNT.matcher(text.strip());
    if (!amount.matches()) {
      return null;
    }
    String digits = amount.group(1).replaceAll("[., ]", "");
    boolean small = amount.group(3) == null && unit == 1;
    if (small && (amount.group(2) != null || digits.length() < 4)) {
      return null; // 20 points, 2,5: no money without a unit
    }
    BigDecimal vnd =
        new BigDecimal(amount.group(2) == null ? digits : digits + "." + amount.group(2))
            .multiply(BigDecimal.valueOf(amount.group(3) == null ? unit : of(amount.group(3))));
    return vnd.compareTo(LARGEST) > 0 || vnd.stripTrailingZeros().scale() > 0
        ? null
        : vnd.longValue();
  }

  /** How many đồng one is in a column with this heading: {@code Kinh phí (triệu đồng)}. */
  static long unit(String heading) {
    Matcher unit = UNIT.matcher(heading);
    return unit.find() && unit.group(1) != null ? of(unit.group(1)) : 1;
  }

  private static long of(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "nghìn", "ngàn" -> 1_000L;
      case "triệu" -> 1_000_000L;
      default -> 1_000_000_000L;
    };
  }
}

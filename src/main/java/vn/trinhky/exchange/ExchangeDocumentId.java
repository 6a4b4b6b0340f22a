package vn.trinhky.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of a document in the exchange (mã định danh văn bản): {@code
 * <OrganId>,yyyy/MM/dd,<number>/<notation>}, or a UUID.
 */
public record ExchangeDocumentId(String text) {

  private static final Pattern STRUCTURED =
      Pattern.compile("(?<organ>[^,]+),(?<date>\\d{4}/\\d{2}/\\d{2}),(?<code>[^/]+/.+)");
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

  /** Without white space around it. */
  public ExchangeDocumentId {
    text = Texts.clean(text);
  }

  /** The identifier of a document with this number. */
  public static ExchangeDocumentId of(
      String organId, LocalDate promulgated, String number, String notation) {
    return new ExchangeDocumentId(
        organId + "," + DATE.format(promulgated) + "," + number + "/" + notation);
  }

  /** Whether it has one of the two forms. */
  public boolean isWellFormed() {
    return STRUCTURED.matcher(text).matches() || UUID.matcher(text).matches();
  }

  /** The agency in it; empty for a UUID. */
  public Optional<String> organId() {
    return part("organ");
  }

  /** Number and notation in it, e.g. {@code 07/KH-UBND}; empty for a UUID. */
  public Optional<String> code() {
    return part("code");
  }

  /** The date in it as it stands there: others write dates that no calendar has (2014/02/30). */
  public Optional<String> date() {
    return part("date");
  }

  private Optional<String> part(String name) {
    Matcher matcher = STRUCTURED.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(name)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}

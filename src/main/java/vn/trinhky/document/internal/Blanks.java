package vn.trinhky.document.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks the gaps for number and date in what a template prints, so that fields can be laid over
 * them. Public for the template engine only.
 */
public final class Blanks {

  static final Pattern ID = Pattern.compile("blank-(number|day|month|year)-\\d+");

  private static final String GAP = "\u00a0";
  private static final Pattern NUMBER = Pattern.compile("\u00a0{9}(?=/)");
  private static final Pattern DATE = Pattern.compile("ngày\u00a0{6}tháng\u00a0{6}năm\u00a0{6}");

  private final boolean marked;
  private int count;

  Blanks(boolean marked) {
    this.marked = marked;
  }

  /** The text as XHTML. */
  public String in(String text) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    if (!marked) {
      return escaped;
    }
    String numbered =
        NUMBER.matcher(escaped).replaceAll(gap -> Matcher.quoteReplacement(blank("number", 8)));
    return DATE.matcher(numbered)
        .replaceAll(
            gaps ->
                Matcher.quoteReplacement(
                    "ngày"
                        + blank("day", 6)
                        + "tháng"
                        + blank("month", 6)
                        + "năm"
                        + blank("year", 10)));
  }

  private String blank(String what, int width) {
    count++;
    return "<span class=\"blank\" id=\"blank-"
        + what
        + "-"
        + count
        + "\">"
        + GAP.repeat(width)
        + "</span>";
  }
}

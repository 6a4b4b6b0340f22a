package vn.trinhky.register.internal;

import java.util.Locale;

/**
 * Pattern of a notation (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3), e.g. {@code {type}-{agency}}.
 *
 * @param text the pattern; may hold literal parts, e.g. {@code {agency}-CCHC}
 */
record NotationPattern(String text) {

  /** A công văn carries no abbreviation of its type (Phụ lục III). */
  private static final String OFFICIAL_LETTER = "CV";

  /** The notation of a document of this type, e.g. {@code QĐ-UBND}. */
  String of(String documentType, String agency) {
    String type = documentType.toUpperCase(Locale.ROOT).equals(OFFICIAL_LETTER) ? "" : documentType;
    return text.replace("{type}", type)
        .replace("{agency}", agency)
        // groups are joined by one hyphen, without spaces; an empty group takes its hyphen along
        .replaceAll("\\s+", "")
        .replaceAll("-{2,}", "-")
        .replaceAll("^-|-$", "");
  }
}

package vn.trinhky.distribution.internal;

import java.util.regex.Pattern;

/**
 * The part of an enforcement article that names who has to carry out the decision: "Chánh Văn phòng
 * …; Trưởng phòng … chịu trách nhiệm thi hành Quyết định này".
 */
final class EnforcementClause {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** A full stop ends a sentence only after a word in small letters: "TT. HĐND" is a name. */
  private static final Pattern SENTENCE = Pattern.compile("(?<=\\p{Ll}[.])\\s+(?=\\p{Lu})");

  private static final Pattern DUTY =
      Pattern.compile(
          "[,;]?\\s+(?:(?:chịu|có) trách nhiệm|căn cứ (?:quyết định|nội dung|chức năng)"
              + "|theo chức năng|tổ chức (?:triển khai|thực hiện)|thi hành)\\b.*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern ADDRESS =
      Pattern.compile(
          "^(?:giao\\s+)?(?:(?:các\\s+)?(?:ông|đồng chí)(?:\\s*\\(bà\\)|,\\s*bà)?\\s*:?\\s+)?",
          FLAGS);

  private EnforcementClause() {}

  /** The naming part of the article; the whole article when it states no duty. */
  static String of(String article) {
    String text = article.replaceAll("\\R\\s*[-+•]\\s+", "; ").replaceAll("\\s+", " ").strip();
    String sentence =
        SENTENCE
            .splitAsStream(text)
            .filter(one -> DUTY.matcher(one).find())
            .findFirst()
            .orElse(text);
    return ADDRESS.matcher(DUTY.matcher(sentence).replaceFirst("")).replaceFirst("");
  }
}

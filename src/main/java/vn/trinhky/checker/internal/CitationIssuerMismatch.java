package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.Notation;
import vn.trinhky.document.Notation.Kind;

/**
 * {@code citation-issuer-mismatch} (ERROR): who is said to have issued the act is not who its
 * notation names; seen in an issued decision as "Nghị quyết số 76/NQ-CP … của Thủ tướng Chính phủ".
 * Only where both are explicit.
 */
@Component
class CitationIssuerMismatch implements Rule {

  private enum Issuer {
    GOVERNMENT("CP", "Chính phủ"),
    PRIME_MINISTER("TTg", "Thủ tướng Chính phủ"),
    COMMITTEE("UBND", "Ủy ban nhân dân"),
    COUNCIL("HĐND", "Hội đồng nhân dân");

    private final String letters;
    private final String words;

    Issuer(String letters, String words) {
      this.letters = letters;
      this.words = words;
    }

    static @Nullable Issuer named(String notation) {
      for (Issuer issuer : values()) {
        if (issuer.letters.equals(notation)) {
          return issuer;
        }
      }
      return null;
    }

    static @Nullable Issuer said(String text) {
      String plain = text.toLowerCase(Locale.ROOT).replace("uỷ", "ủy");
      if (plain.startsWith("chính phủ")) {
        return GOVERNMENT;
      }
      if (plain.startsWith("thủ tướng")) {
        return PRIME_MINISTER;
      }
      boolean committee = plain.contains("ủy ban nhân dân") || plain.contains("ubnd");
      boolean council = plain.contains("hội đồng nhân dân") || plain.contains("hđnd");
      return committee == council ? null : committee ? COMMITTEE : COUNCIL;
    }
  }

  @Override
  public List<String> codes() {
    return List.of("citation-issuer-mismatch");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      Piece written = cited.act().issuer();
      Optional<Notation> notation =
          cited
              .act()
              .notationRead()
              .filter(
                  each ->
                      each.kind() == Kind.NORMATIVE
                          || each.kind() == Kind.CENTRAL
                          || each.kind() == Kind.ADMINISTRATIVE);
      if (written == null || notation.isEmpty()) {
        continue;
      }
      Issuer named = Issuer.named(notation.get().issuer());
      Issuer said = Issuer.said(written.text());
      if (named != null && said != null && named != said) {
        findings.add(
            Citing.finding(
                "citation-issuer-mismatch",
                Severity.ERROR,
                cited,
                written.start(),
                written.end(),
                "%s: ký hiệu %s là của %s, nhưng câu ghi “của %s”."
                    .formatted(
                        cited.text().where(), notation.get().text(), named.words, written.text()),
                fixes(cited, written, named),
                List.of()));
      }
    }
    return findings;
  }

  /** Which committee it was, only a person can tell. */
  private static List<DraftFix> fixes(Cited cited, Piece written, Issuer named) {
    return named == Issuer.GOVERNMENT || named == Issuer.PRIME_MINISTER
        ? List.of(
            Citing.rewritten(
                "Sửa thành “" + named.words + "”",
                cited,
                written.start(),
                written.end(),
                named.words))
        : List.of();
  }
}

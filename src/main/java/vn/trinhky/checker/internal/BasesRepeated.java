package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.CitedAct.Span;

/**
 * {@code bases-repeated} (INFO): the plan repeats a basis of its decision, as that of thị xã Ninh
 * Hòa, 2022. Frequent and harmless, but then both must be kept the same.
 */
@Component
class BasesRepeated implements Rule {

  @Override
  public List<String> codes() {
    return List.of("bases-repeated");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Map<String, Cited> bases = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      if (!cited.basis() || cited.act().nested()) {
        continue;
      }
      String key = key(cited);
      if (cited.text().path().startsWith("legalBases")) {
        bases.putIfAbsent(key, cited);
      } else if (bases.containsKey(key)) {
        findings.add(
            Citing.finding(
                "bases-repeated",
                Severity.INFO,
                cited,
                "%s nhắc lại một căn cứ của văn bản: %s. Khi sửa phải sửa cả hai chỗ."
                    .formatted(cited.text().where(), named(cited)),
                List.of(),
                List.of(Citing.place(bases.get(key)))));
      }
    }
    return findings;
  }

  private static String key(Cited cited) {
    String notation = Citing.notation(cited.act());
    return String.join(
        "\n",
        cited.act().type(),
        notation,
        cited.act().issuedOn().map(Object::toString).orElse(""),
        notation.isEmpty() ? text(cited.act().title()) + text(cited.act().issuer()) : "");
  }

  private static String text(@Nullable Piece piece) {
    return piece == null ? "" : ActBook.key(piece.text());
  }

  /** An act without a number is called as it is printed. */
  private static String named(Cited cited) {
    Span span = cited.act().span();
    return cited.act().notation() == null
        ? Citing.excerpt(cited, span.start(), span.end())
        : Citing.name(cited.act());
  }
}

package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Finding.Evidence;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.DatePiece;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.Notation;
import vn.trinhky.document.Notation.Kind;

/**
 * {@code citation-two-dates} (ERROR): one act cited with two dates; in the plan of tỉnh Vĩnh Long,
 * 2023, Nghị định 106/2020/NĐ-CP is of 15/9/2020 and of 10/9/2020. {@code citation-date-registry}
 * (WARNING): the date is not the registry's; in the plan of thị xã Ninh Hòa, 2022, Nghị định
 * 62/2020/NĐ-CP is of 01/8/2020, in that of thị xã Ngã Năm, 2024, Nghị định 30/2020/NĐ-CP of
 * 07/3/2020.
 *
 * <p>76/NQ-CP is two acts, of 2013 and of 2021: numbers without a year are compared within one year
 * and one issuer only.
 */
@Component
class CitationDates implements Rule {

  @Override
  public List<String> codes() {
    return List.of("citation-two-dates", "citation-date-registry");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Map<String, List<Cited>> same = new LinkedHashMap<>();
    for (Cited cited : subject.citations()) {
      String key = key(cited);
      if (key != null && Citing.hasOwnDate(cited.act())) {
        same.computeIfAbsent(key, each -> new ArrayList<>()).add(cited);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (List<Cited> group : same.values()) {
      Optional<RegisteredAct> known = registered(subject, group.get(0));
      boolean two = group.stream().map(CitationDates::date).distinct().count() > 1;
      LocalDate right = known.map(RegisteredAct::issuedOn).orElseGet(() -> date(group.get(0)));
      for (Cited cited : group) {
        if (!date(cited).equals(right)) {
          if (two) {
            findings.add(twoDates(subject, cited, group, known));
          } else if (known.isPresent()) {
            findings.add(notRegistered(subject, cited, known.get()));
          }
        }
      }
    }
    return findings;
  }

  /** What is one act for certain; null when the number may be another's. */
  private static @Nullable String key(Cited cited) {
    Notation notation = cited.act().notationRead().orElse(null);
    if (notation == null || cited.act().issuedOn().isEmpty()) {
      return null;
    }
    Integer year = notation.year();
    if (notation.kind() == Kind.NORMATIVE && year != null) {
      // a year that is not that of the date is another rule's; committees share these notations
      return year != date(cited).getYear() || isLocal(notation) ? null : notation.text();
    }
    boolean unique =
        notation.kind() == Kind.CENTRAL
            || notation.kind() == Kind.PARTY && notation.issuer().equals("TW");
    String issuer =
        unique
            ? ""
            : cited.act().issuer() == null ? null : ActBook.key(cited.act().issuer().text());
    return issuer == null
        ? null
        : String.join("\n", cited.act().type(), notation.text(), issuer)
            + "\n"
            + date(cited).getYear();
  }

  private static boolean isLocal(Notation notation) {
    return notation.issuer().startsWith("UBND") || notation.issuer().startsWith("HĐND");
  }

  private static LocalDate date(Cited cited) {
    return cited.act().issuedOn().orElseThrow();
  }

  /** Only where the registry has one act with this number in that year. */
  private static Optional<RegisteredAct> registered(Subject subject, Cited cited) {
    List<RegisteredAct> known =
        subject.acts().withNotation(Citing.notation(cited.act())).stream()
            .filter(act -> act.issuedOn().getYear() == date(cited).getYear())
            .filter(act -> isSameIssuer(act, cited))
            .toList();
    return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
  }

  private static boolean isSameIssuer(RegisteredAct act, Cited cited) {
    return cited.act().notationRead().filter(CitationDates::isLocal).isEmpty()
        || cited.act().issuer() != null
            && ActBook.key(act.issuer()).equals(ActBook.key(cited.act().issuer().text()));
  }

  private static Finding twoDates(
      Subject subject, Cited cited, List<Cited> group, Optional<RegisteredAct> known) {
    DatePiece written = written(cited);
    Cited other =
        group.stream().filter(each -> !date(each).equals(date(cited))).findFirst().orElseThrow();
    List<Evidence> evidence = new ArrayList<>(List.of(Citing.place(other)));
    known.map(Citing::registered).ifPresent(evidence::add);
    List<DraftFix> fixes =
        known
            .map(act -> List.of(Citing.newDate(subject, cited, written, act.issuedOn())))
            .orElse(List.of());
    return Citing.finding(
        "citation-two-dates",
        Severity.ERROR,
        cited,
        written.start(),
        written.end(),
        "%s: %s ghi ngày %s, còn ở %s ghi ngày %s.%s"
            .formatted(
                cited.text().where(),
                Citing.name(cited.act()),
                Citing.day(date(cited)),
                other.text().where(),
                Citing.day(date(other)),
                known
                    .map(act -> " Danh mục viện dẫn ghi ngày " + Citing.day(act.issuedOn()) + ".")
                    .orElse(" Hãy đối chiếu văn bản gốc rồi sửa cho thống nhất.")),
        fixes,
        evidence);
  }

  private static Finding notRegistered(Subject subject, Cited cited, RegisteredAct act) {
    DatePiece written = written(cited);
    return Citing.finding(
        "citation-date-registry",
        Severity.WARNING,
        cited,
        written.start(),
        written.end(),
        "%s: %s ghi ngày %s, danh mục viện dẫn ghi ngày %s."
            .formatted(
                cited.text().where(),
                Citing.name(cited.act()),
                Citing.day(date(cited)),
                Citing.day(act.issuedOn())),
        List.of(Citing.newDate(subject, cited, written, act.issuedOn())),
        List.of(Citing.registered(act)));
  }

  private static DatePiece written(Cited cited) {
    return Objects.requireNonNull(cited.act().date());
  }
}

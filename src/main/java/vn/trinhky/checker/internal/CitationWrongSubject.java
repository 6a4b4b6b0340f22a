package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Finding.Evidence;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.RegisteredAct.Scope;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.DraftFix;

/**
 * {@code citation-wrong-subject} (WARNING): an act cited for what it does not cover, as far as the
 * registry knows its scope; in the plan of thị xã Vĩnh Châu, 2023, Nghị định 62/2020/NĐ-CP (công
 * chức) for viên chức, where 106/2020/NĐ-CP applies.
 */
@Component
class CitationWrongSubject implements Rule {

  @Override
  public List<String> codes() {
    return List.of("citation-wrong-subject");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      RegisteredAct act = subject.acts().meant(cited.act()).orElse(null);
      if (act == null || act.scope().excludes().isEmpty()) {
        continue;
      }
      Scope scope = act.scope();
      String text = cited.text().text().toLowerCase(Locale.ROOT);
      String said =
          scope.excludes().stream()
              .filter(word -> text.contains(word.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElse(null);
      boolean covered =
          scope.covers().stream().anyMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
      boolean citedToo =
          scope.instead() != null
              && subject.citations().stream()
                  .filter(other -> other.text().equals(cited.text()))
                  .anyMatch(other -> Citing.notation(other.act()).equals(scope.instead()));
      if (said != null && !covered && !citedToo) {
        findings.add(wrong(subject, cited, act, said));
      }
    }
    return findings;
  }

  private static Finding wrong(Subject subject, Cited cited, RegisteredAct act, String said) {
    List<DraftFix> fixes = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>(List.of(Citing.registered(act)));
    String instead = act.scope().instead();
    if (instead != null) {
      for (RegisteredAct other : subject.acts().withNotation(instead)) {
        fixes.add(Citing.otherAct(subject, cited, other.notation(), other.issuedOn()));
        evidence.add(Citing.registered(other));
      }
    }
    return Citing.finding(
        "citation-wrong-subject",
        Severity.WARNING,
        cited,
        "%s: câu nói về “%s”, còn %s quy định về %s%s."
            .formatted(
                cited.text().where(),
                said,
                Citing.name(cited.act()),
                String.join(", ", act.scope().covers()),
                instead == null ? "" : "; có thể là " + instead),
        fixes,
        evidence);
  }
}

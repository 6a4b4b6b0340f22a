package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.RegisteredAct.Status;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;

/**
 * {@code basis-outdated} (WARNING): an act that has expired or was replaced before the document is
 * signed; in the appendix of thành phố Vũng Tàu, 2023, Nghị định 130/2005/NĐ-CP and 117/2013/NĐ-CP.
 * Issued plans still cite them by custom, so it never weighs more.
 */
@Component
class BasisOutdated implements Rule {

  @Override
  public List<String> codes() {
    return List.of("basis-outdated");
  }

  @Override
  public List<Finding> check(Subject subject) {
    LocalDate signing =
        Objects.requireNonNullElse(
            subject.circumstances().documentDate(), subject.circumstances().today());
    Set<String> said = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      RegisteredAct act = subject.acts().meant(cited.act()).orElse(null);
      // what an amending act names in its title is named, not cited
      if (act == null || cited.act().nested() || act.status() == Status.IN_FORCE) {
        continue;
      }
      LocalDate to = act.validTo();
      if ((to == null || to.isBefore(signing)) && said.add(act.id() + cited.text().path())) {
        findings.add(
            Citing.finding(
                "basis-outdated",
                Severity.WARNING,
                cited,
                "%s: danh mục viện dẫn ghi %s đã %s%s. Hãy xem còn dẫn được không."
                    .formatted(
                        cited.text().where(),
                        Citing.name(cited.act()),
                        act.replacedBy() == null
                            ? "hết hiệu lực"
                            : "được thay thế bằng " + act.replacedBy(),
                        to == null ? "" : " (còn hiệu lực đến hết ngày " + Citing.day(to) + ")"),
                List.of(),
                List.of(Citing.registered(act))));
      }
    }
    return findings;
  }
}

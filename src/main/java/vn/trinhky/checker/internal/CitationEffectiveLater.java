package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;

/**
 * {@code citation-effective-later} (ERROR): a legal basis must be in force when the document is
 * signed (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: căn cứ là văn bản đang có hiệu lực). What a
 * text only carries out ("thực hiện …") may take effect later.
 */
@Component
class CitationEffectiveLater implements Rule {

  @Override
  public List<String> codes() {
    return List.of("citation-effective-later");
  }

  @Override
  public List<Finding> check(Subject subject) {
    SigningBound bound = SigningBound.of(subject);
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      if (!cited.basis() || cited.act().nested()) {
        continue;
      }
      RegisteredAct act = subject.acts().meant(cited.act()).orElse(null);
      LocalDate from = act == null ? null : act.validFrom();
      if (act != null && from != null && from.isAfter(bound.date())) {
        findings.add(
            Citing.finding(
                "citation-effective-later",
                Severity.ERROR,
                cited,
                "%s: %s có hiệu lực từ ngày %s, sau %s (%s), nên chưa làm căn cứ được."
                    .formatted(
                        cited.text().where(),
                        Citing.name(cited.act()),
                        Citing.day(from),
                        bound.why(),
                        Citing.day(bound.date())),
                List.of(),
                List.of(Citing.registered(act))));
      }
    }
    return findings;
  }
}

package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Finding.Evidence;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.DateForm;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.Notation;

/**
 * {@code citation-first-without-date} (WARNING in a basis, INFO elsewhere): the first citation of
 * an act gives its day of issue (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6). Laws and ordinances are
 * exempt, later citations too; a list may share one date. {@code basis-without-number} (INFO): a
 * basis that is no law and has neither number nor date, as resolutions of Party congresses.
 */
@Component
class CitationWithoutDate implements Rule {

  private static final Set<String> EXEMPT = Set.of("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp");

  @Override
  public List<String> codes() {
    return List.of("citation-first-without-date", "basis-without-number");
  }

  @Override
  public List<Finding> check(Subject subject) {
    long inFull =
        subject.citations().stream()
            .filter(Cited::basis)
            .filter(cited -> cited.act().date() != null)
            .filter(cited -> cited.act().date().form() == DateForm.LONG)
            .count();
    Set<String> seen = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      if (EXEMPT.contains(cited.act().type())) {
        continue;
      }
      Notation notation = cited.act().notationRead().orElse(null);
      if (notation == null) {
        if (cited.text().path().startsWith("legalBases")
            && !cited.act().nested()
            && cited.act().date() == null) {
          findings.add(
              Citing.finding(
                  "basis-without-number",
                  Severity.INFO,
                  cited,
                  "%s: %s được dẫn không có số và ngày ban hành. Nghị quyết đại hội Đảng thường không có số; văn bản khác thì nên ghi đủ."
                      .formatted(cited.text().where(), cited.act().type()),
                  List.of(),
                  List.of()));
        }
      } else if (seen.add(cited.act().type() + notation.text())
          && cited.act().date() == null
          && !"QH".equals(notation.type())
          && !"UBTVQH".equals(notation.type())) {
        findings.add(withoutDate(subject, cited, inFull >= 2));
      }
    }
    return findings;
  }

  private static Finding withoutDate(Subject subject, Cited cited, boolean inFull) {
    List<DraftFix> fixes = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    RegisteredAct act = subject.acts().meant(cited.act()).orElse(null);
    Piece written = Objects.requireNonNull(cited.act().notation());
    if (act != null) {
      LocalDate date = act.issuedOn();
      String added = cited.basis() && inFull ? Citing.longForm(date) : "ngày " + Citing.day(date);
      fixes.add(
          Citing.rewritten(
              "Thêm " + added,
              cited,
              written.start(),
              written.end(),
              written.text() + " " + added));
      evidence.add(Citing.registered(act));
    }
    return Citing.finding(
        "citation-first-without-date",
        cited.basis() ? Severity.WARNING : Severity.INFO,
        cited,
        "%s: lần đầu dẫn %s chưa ghi ngày ban hành."
            .formatted(cited.text().where(), Citing.name(cited.act())),
        fixes,
        evidence);
  }
}

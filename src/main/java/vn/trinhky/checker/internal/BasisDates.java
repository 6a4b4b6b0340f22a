package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.DatePiece;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.Notation;

/**
 * {@code basis-after-document} (ERROR): an act cannot be cited before it exists. Seen in the plan
 * of thị xã Ngã Năm, 2024, whose basis is of 19/12/2024. {@code basis-same-day} (INFO): a basis of
 * the day of issue, as in the decision of thị xã Ninh Hòa, 2022; lawful when it was issued before.
 */
@Component
class BasisDates implements Rule {

  @Override
  public List<String> codes() {
    return List.of("basis-after-document", "basis-same-day");
  }

  @Override
  public List<Finding> check(Subject subject) {
    SigningBound bound = SigningBound.of(subject);
    LocalDate issue =
        Objects.requireNonNullElse(
            subject.circumstances().documentDate(), subject.circumstances().today());
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      LocalDate date = cited.act().issuedOn().orElse(null);
      DatePiece written = cited.act().date();
      if (date == null
          || written == null
          || !Citing.hasOwnDate(cited.act())
          || ProposalLine.isProposal(cited.text().text())) {
        continue;
      }
      if (date.isAfter(bound.date())) {
        findings.add(
            Citing.finding(
                "basis-after-document",
                Severity.ERROR,
                cited,
                written.start(),
                written.end(),
                "%s: %s ghi ngày %s, sau %s (%s). Văn bản được dẫn phải có trước; hãy xem lại ngày hoặc năm."
                    .formatted(
                        cited.text().where(),
                        Citing.name(cited.act()),
                        Citing.day(date),
                        bound.why(),
                        Citing.day(bound.date())),
                yearBefore(subject, cited, written, date, bound),
                bound.evidences()));
      } else if (cited.basis()
          && cited.text().path().startsWith("legalBases")
          && date.equals(issue)) {
        findings.add(
            Citing.finding(
                "basis-same-day",
                Severity.INFO,
                cited,
                written.start(),
                written.end(),
                "%s: %s ban hành cùng ngày với văn bản này. Nếu cùng cơ quan và cùng sổ thì phải cấp số trước văn bản này."
                    .formatted(cited.text().where(), Citing.name(cited.act())),
                List.of(),
                List.of()));
      }
    }
    return findings;
  }

  /** In January the year is easily written wrong. */
  private static List<DraftFix> yearBefore(
      Subject subject, Cited cited, DatePiece written, LocalDate date, SigningBound bound) {
    LocalDate before = date.minusYears(1);
    Integer year = cited.act().notationRead().map(Notation::year).orElse(null);
    return before.isAfter(bound.date()) || year != null && year != before.getYear()
        ? List.of()
        : List.of(Citing.newDate(subject, cited, written, before));
  }
}

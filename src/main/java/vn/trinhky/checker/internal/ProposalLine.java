package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.DateForm;
import vn.trinhky.document.CitedAct.DatePiece;

/**
 * A line "Theo đề nghị …" that stands among the bases: {@code proposal-date-odd} (WARNING; seen in
 * an issued decision of 21/11/2012 with a Tờ trình of 05/11/2011), {@code proposal-date-short-form}
 * and {@code proposal-not-memo} (INFO; both in the decision of thị xã Ninh Hòa, 2022: Công văn
 * 82/NV ngày 20/01/2022). A line that the product makes itself is right by construction and no part
 * of the draft.
 */
@Component
class ProposalLine implements Rule {

  private static final Pattern PROPOSAL =
      Pattern.compile(
          "[\\s*-]{0,5}(?:Theo|Xét) đề nghị", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int LONGEST_DAYS = 180;
  private static final Set<String> LETTERS = Set.of("Công văn", "Văn bản");

  static boolean isProposal(String text) {
    return PROPOSAL.matcher(text).lookingAt();
  }

  @Override
  public List<String> codes() {
    return List.of("proposal-date-odd", "proposal-date-short-form", "proposal-not-memo");
  }

  @Override
  public List<Finding> check(Subject subject) {
    long inFull =
        subject.citations().stream()
            .filter(cited -> cited.text().path().startsWith("legalBases"))
            .filter(cited -> !isProposal(cited.text().text()))
            .filter(cited -> cited.act().date() != null)
            .filter(cited -> cited.act().date().form() == DateForm.LONG)
            .count();
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      if (!isProposal(cited.text().text()) || cited.act().nested()) {
        continue;
      }
      if (LETTERS.contains(cited.act().type())) {
        findings.add(
            Citing.finding(
                "proposal-not-memo",
                Severity.INFO,
                cited,
                "%s: văn bản đề nghị là %s, không phải Tờ trình. Cách này vẫn được dùng; hãy xem có đúng ý không."
                    .formatted(cited.text().where(), Citing.name(cited.act())),
                List.of(),
                List.of()));
      }
      DatePiece date = cited.act().date();
      if (date == null || !Citing.hasOwnDate(cited.act())) {
        continue;
      }
      LocalDate day = cited.act().issuedOn().orElse(null);
      if (day != null) {
        odd(subject, cited, date, day, findings);
        if (date.form() == DateForm.SHORT && inFull >= 2) {
          findings.add(
              Citing.finding(
                  "proposal-date-short-form",
                  Severity.INFO,
                  cited,
                  date.start(),
                  date.end(),
                  "%s: ngày viết tắt “%s”, trong khi các căn cứ khác viết đầy đủ ngày, tháng, năm."
                      .formatted(cited.text().where(), date.text()),
                  List.of(
                      Citing.rewritten(
                          "Viết đầy đủ: " + Citing.longForm(day),
                          cited,
                          date.start(),
                          date.end(),
                          Citing.longForm(day))),
                  List.of()));
        }
      }
    }
    return findings;
  }

  private static void odd(
      Subject subject, Cited cited, DatePiece date, LocalDate day, List<Finding> findings) {
    SigningBound bound = SigningBound.of(subject);
    boolean after = day.isAfter(bound.date());
    boolean longAgo = bound.issued() && ChronoUnit.DAYS.between(day, bound.date()) > LONGEST_DAYS;
    if (after || longAgo) {
      findings.add(
          Citing.finding(
              "proposal-date-odd",
              Severity.WARNING,
              cited,
              date.start(),
              date.end(),
              "%s: văn bản đề nghị ngày %s, %s %s (%s). Hãy xem lại năm."
                  .formatted(
                      cited.text().where(),
                      Citing.day(day),
                      after ? "sau" : "trước hơn " + LONGEST_DAYS + " ngày so với",
                      bound.why(),
                      Citing.day(bound.date())),
              List.of(),
              bound.evidences()));
    }
  }
}

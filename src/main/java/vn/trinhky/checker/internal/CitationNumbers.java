package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Finding.Evidence;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.DatePiece;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.Notation;
import vn.trinhky.document.Notation.Kind;

/**
 * {@code citation-year-mismatch} (ERROR): in {@code n/yyyy/…} the year is that of issue (Nghị định
 * 30/2020/NĐ-CP, Phụ lục III; Luật Ban hành văn bản quy phạm pháp luật). {@code
 * citation-number-registry} (WARNING): the registry has no act with this number, but one of a
 * neighbouring year with the same day or title; in the plan of thị xã Vĩnh Châu, 2023, Nghị định
 * 60/2020/NĐ-CP ngày 21/6/2020 stands for 60/2021/NĐ-CP.
 */
@Component
class CitationNumbers implements Rule {

  /** As much of a title as must be quoted for it to be told by. */
  private static final double RECOGNISED = 0.8;

  @Override
  public List<String> codes() {
    return List.of("citation-year-mismatch", "citation-number-registry");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      Notation notation = cited.act().notationRead().orElse(null);
      Integer year = notation == null ? null : notation.year();
      if (notation == null || year == null || notation.kind() != Kind.NORMATIVE) {
        continue;
      }
      DatePiece date = cited.act().date();
      if (date != null && Citing.hasOwnDate(cited.act()) && date.year() != year) {
        findings.add(yearMismatch(subject, cited, date, year));
      } else if (subject.acts().withNotation(notation.text()).isEmpty()) {
        neighbour(subject, cited, notation, year)
            .ifPresent(act -> findings.add(otherNumber(subject, cited, act)));
      }
    }
    return findings;
  }

  private static Finding yearMismatch(Subject subject, Cited cited, DatePiece date, int year) {
    List<DraftFix> fixes = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (RegisteredAct act : subject.acts().withNotation(Citing.notation(cited.act()))) {
      fixes.add(Citing.newDate(subject, cited, date, act.issuedOn()));
      evidence.add(Citing.registered(act));
    }
    Notation notation = cited.act().notationRead().orElseThrow();
    LocalDate day = cited.act().issuedOn().orElse(null);
    if (fixes.isEmpty() && day != null) {
      for (RegisteredAct act :
          subject
              .acts()
              .withNotation(notation.text().replace("/" + year + "/", "/" + date.year() + "/"))) {
        if (act.issuedOn().equals(day)) {
          fixes.add(Citing.otherAct(subject, cited, act.notation(), act.issuedOn()));
          evidence.add(Citing.registered(act));
        }
      }
    }
    return Citing.finding(
        "citation-year-mismatch",
        Severity.ERROR,
        cited,
        "%s: ký hiệu %s mang năm %d nhưng ngày ban hành ghi năm %d. Một trong hai chỗ sai."
            .formatted(cited.text().where(), notation.text(), year, date.year()),
        fixes,
        evidence);
  }

  private static Optional<RegisteredAct> neighbour(
      Subject subject, Cited cited, Notation notation, int year) {
    for (int other : new int[] {year + 1, year - 1}) {
      for (RegisteredAct act :
          subject
              .acts()
              .withNotation(notation.text().replace("/" + year + "/", "/" + other + "/"))) {
        boolean sameDay =
            cited
                .act()
                .issuedOn()
                .filter(
                    day ->
                        day.getDayOfYear() == act.issuedOn().withYear(day.getYear()).getDayOfYear())
                .isPresent();
        if (sameDay || quotes(cited.act().title(), act.title())) {
          return Optional.of(act);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean quotes(@Nullable Piece printed, String title) {
    if (printed == null) {
      return false;
    }
    List<String> known = List.of(ActBook.key(title).split(" "));
    List<String> words = List.of(ActBook.key(printed.text()).split(" "));
    long found = known.stream().filter(words::contains).count();
    return known.size() >= 5 && found >= RECOGNISED * known.size();
  }

  private static Finding otherNumber(Subject subject, Cited cited, RegisteredAct act) {
    return Citing.finding(
        "citation-number-registry",
        Severity.WARNING,
        cited,
        "%s: danh mục viện dẫn không có %s, chỉ có số %s ngày %s %s. Hãy xem lại năm trong ký hiệu và ngày ban hành."
            .formatted(
                cited.text().where(),
                Citing.name(cited.act()),
                act.notation(),
                Citing.day(act.issuedOn()),
                act.title()),
        List.of(Citing.otherAct(subject, cited, act.notation(), act.issuedOn())),
        List.of(Citing.registered(act)));
  }
}

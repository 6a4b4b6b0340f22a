package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Finding.Evidence;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.Notation;
import vn.trinhky.document.Notation.Kind;

/**
 * {@code citation-notation-malformed} (ERROR): an issuer where the letters of the type belong (Nghị
 * định 30/2020/NĐ-CP, Điều 15 and Phụ lục III); in the plan of thị xã Vĩnh Châu, 2023, "Quyết định
 * số 06/TTg-CP" for 06/QĐ-TTg. What is in no known class otherwise is a WARNING. {@code
 * citation-type-word-mismatch} (WARNING): the word and the letters name different types, in the
 * same plan "Chương trình số 18-CT/TU"; Party offices do use CT so.
 */
@Component
class CitationNotation implements Rule {

  private static final Set<String> ISSUERS =
      Set.of("TTg", "CP", "UBND", "HĐND", "CTN", "QH", "UBTVQH", "VPCP", "TW", "TU");

  @Override
  public List<String> codes() {
    return List.of("citation-notation-malformed", "citation-type-word-mismatch");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      Notation notation = cited.act().notationRead().orElse(null);
      List<String> letters = Notation.lettersOf(cited.act().type());
      if (notation == null || letters.isEmpty()) {
        continue;
      }
      String type = notation.type();
      if (type != null) {
        if (!letters.contains(type)) {
          findings.add(otherType(cited, type, letters));
        }
      } else if (notation.kind() == Kind.LETTER || notation.kind() == Kind.UNKNOWN) {
        String first = notation.issuer().split("-", 2)[0];
        if (letters.stream().noneMatch(first::startsWith)) {
          findings.add(malformed(subject, cited, notation, letters, ISSUERS.contains(first)));
        }
      }
    }
    return findings;
  }

  private static Finding malformed(
      Subject subject, Cited cited, Notation notation, List<String> letters, boolean certain) {
    List<DraftFix> fixes = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (RegisteredAct act : subject.acts().acts()) {
      if (act.type().equals(cited.act().type())
          && act.notation().startsWith(notation.number() + "/")
          && cited.act().issuedOn().filter(act.issuedOn()::equals).isPresent()) {
        fixes.add(Citing.otherAct(subject, cited, act.notation(), act.issuedOn()));
        evidence.add(Citing.registered(act));
      }
    }
    Piece written = Objects.requireNonNull(cited.act().notation());
    return Citing.finding(
        "citation-notation-malformed",
        certain ? Severity.ERROR : Severity.WARNING,
        cited,
        written.start(),
        written.end(),
        "%s: ký hiệu “%s” không có chữ viết tắt tên loại (%s) của %s."
            .formatted(
                cited.text().where(),
                written.text(),
                String.join(", ", letters),
                cited.act().type()),
        fixes,
        evidence);
  }

  private static Finding otherType(Cited cited, String type, List<String> letters) {
    Piece written = Objects.requireNonNull(cited.act().notation());
    return Citing.finding(
        "citation-type-word-mismatch",
        Severity.WARNING,
        cited,
        cited.act().span().start(),
        written.end(),
        "%s: tên loại ghi “%s”, ký hiệu ghi “%s”; chữ viết tắt của %s là %s. Hãy đối chiếu văn bản gốc."
            .formatted(
                cited.text().where(),
                cited.act().type(),
                type,
                cited.act().type(),
                String.join(", ", letters)),
        List.of(),
        List.of());
  }
}

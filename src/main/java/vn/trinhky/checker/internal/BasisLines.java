package vn.trinhky.checker.internal;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftFix.Change;
import vn.trinhky.document.IssuanceForm;

/**
 * {@code basis-missing} (INFO): no legal basis at all; some issued plans have none. {@code
 * basis-punctuation} (INFO): each line of legal basis ends with a semicolon, the last with a full
 * stop (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6); in the plan of thị xã Vĩnh Châu, 2023, the other
 * way round. In a decision the line "Theo đề nghị …" follows, so that the last may have either.
 */
@Component
class BasisLines implements Rule {

  @Override
  public List<String> codes() {
    return List.of("basis-missing", "basis-punctuation");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Draft.LegalBasis> bases = subject.draft().legalBases();
    if (bases.isEmpty()) {
      return List.of(
          new Finding(
              "basis-missing",
              Severity.INFO,
              "legalBases",
              null,
              null,
              "Căn cứ",
              "",
              "Dự thảo không có căn cứ ban hành nào. Hãy xem có phải bổ sung không.",
              List.of(),
              List.of()));
    }
    boolean decision = subject.draft().form() == IssuanceForm.DECISION_WITH_PLAN;
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      String text = bases.get(i).text();
      int end = text.stripTrailing().length();
      if (end == 0) {
        continue;
      }
      boolean last = i == bases.size() - 1;
      char mark = text.charAt(end - 1);
      char wanted = last && !decision ? '.' : ';';
      if (mark != wanted && !(last && decision && mark == '.')) {
        findings.add(wrongMark(i, text, end, mark, wanted, last));
      }
    }
    return findings;
  }

  private static Finding wrongMark(
      int index, String text, int end, char mark, char wanted, boolean last) {
    String path = "legalBases[" + index + "].text";
    boolean replaces = ".,:;".indexOf(mark) >= 0;
    int start = replaces ? end - 1 : end;
    String excerpt = text.substring(Math.max(0, end - 20), end);
    return new Finding(
        "basis-punctuation",
        Severity.INFO,
        path,
        Math.max(0, end - 20),
        end,
        "Căn cứ thứ " + (index + 1),
        excerpt,
        "Căn cứ thứ %d: %s kết thúc bằng dấu “%c”."
            .formatted(index + 1, last ? "dòng căn cứ cuối" : "dòng căn cứ", wanted),
        List.of(
            new DraftFix(
                "Sửa dấu cuối dòng thành “" + wanted + "”",
                List.of(
                    new Change(
                        path,
                        start,
                        end,
                        text.substring(start, end),
                        TextNode.valueOf(String.valueOf(wanted)))))),
        List.of());
  }
}

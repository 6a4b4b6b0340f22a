package vn.trinhky.checker.internal.formalities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;

/**
 * Who issues, in which capacity (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, II.7).
 *
 * <ul>
 *   <li>{@code capacity-vs-authority} WARNING: the committee signs with TM., the Chairman without;
 *       other issued plans of committees lack it, so that it never holds anything.
 *   <li>{@code authority-letterhead-differs} INFO: a decision of the Chairman with a plan headed by
 *       the committee (tỉnh Vĩnh Long 2023); normal.
 *   <li>{@code signer-academic-title} INFO: TS., ThS. before the name.
 * </ul>
 */
@Component
class Signature implements Rule {

  private static final Pattern ACADEMIC =
      Pattern.compile("^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|BS|KS|CN|Tiến sĩ|Thạc sĩ)[. ]\\s{0,3}){1,4}");
  private static final String COLLECTIVE = "tm.";

  @Override
  public List<String> codes() {
    return List.of(
        "capacity-vs-authority", "authority-letterhead-differs", "signer-academic-title");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Draft draft = subject.draft();
    List<Finding> found = new ArrayList<>();
    String letterhead = Fold.of(String.join(" ", draft.letterhead()));
    if (draft.form() == IssuanceForm.DECISION_WITH_PLAN
        && draft.authority() == IssuingAuthority.CHAIRPERSON
        && !letterhead.isBlank()
        && !letterhead.startsWith("chủ tịch")) {
      found.add(
          Found.info("authority-letterhead-differs")
              .at("letterhead", "Tên cơ quan ban hành", String.join(" ", draft.letterhead()))
              .says(
                  "Quyết định do Chủ tịch ban hành, kế hoạch kèm theo mang tên Ủy ban nhân dân. Cách trình bày này thường gặp."));
    }
    Draft.ProposedSignature signature = draft.signature();
    if (signature != null) {
      capacity(draft.authority(), signature, found);
      Matcher title = ACADEMIC.matcher(signature.name());
      if (title.find()) {
        Subject.Text name = new Subject.Text("signature.name", 0, "Chữ ký", signature.name());
        found.add(
            Found.info("signer-academic-title")
                .in(name, title.start(), title.end())
                .replaceBy("Bỏ học hàm, học vị", "")
                .says(
                    "Không ghi học hàm, học vị trước họ tên người ký (trừ ngành giáo dục, y tế, khoa học). Đề nghị bỏ “%s”."
                        .formatted(title.group().strip())));
      }
    }
    return found;
  }

  private static void capacity(
      IssuingAuthority authority, Draft.ProposedSignature signature, List<Finding> found) {
    List<String> lines =
        signature.capacity().stream().map(line -> line.strip().toLowerCase(Locale.ROOT)).toList();
    boolean collective = lines.stream().anyMatch(line -> line.startsWith(COLLECTIVE));
    boolean deputy = signature.position().toLowerCase(Locale.ROOT).startsWith("phó");
    boolean forHead = lines.stream().anyMatch(line -> line.startsWith("kt."));
    boolean byOrder =
        lines.stream().anyMatch(line -> line.startsWith("tl.") || line.startsWith("tuq."));
    String wrong = "";
    if (authority == IssuingAuthority.COMMITTEE && !collective) {
      wrong = "Ủy ban nhân dân làm việc theo chế độ tập thể nên ghi “TM. ỦY BAN NHÂN DÂN” ở trên";
    } else if (authority == IssuingAuthority.COMMITTEE && byOrder) {
      wrong = "Văn bản của Ủy ban nhân dân không ký thừa lệnh, thừa ủy quyền";
    } else if (authority == IssuingAuthority.CHAIRPERSON && collective) {
      wrong = "Văn bản của Chủ tịch không ghi “TM. ỦY BAN NHÂN DÂN”";
    } else if (deputy && !forHead && !byOrder) {
      wrong = "Cấp phó ký thay ghi “KT. CHỦ TỊCH” ở trên";
    } else if (!deputy && forHead && !byOrder) {
      wrong = "Người đứng đầu tự ký thì không ghi “KT.”";
    }
    if (!wrong.isEmpty()) {
      found.add(
          Found.warning("capacity-vs-authority")
              .at(
                  "signature.capacity",
                  "Chữ ký",
                  String.join(" / ", signature.capacity()) + " / " + signature.position())
              .says(wrong + ". Đề nghị kiểm tra thẩm quyền ký."));
    }
  }
}

package vn.trinhky.checker.internal.formalities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code archive-line}: the last line of Nơi nhận is {@code Lưu: VT, <unit>.} (Nghị định
 * 30/2020/NĐ-CP, Phụ lục I, II.9). WARNING when VT or the drafting unit is missing, or the line was
 * printed without its colon (thị xã Ninh Hòa 2022: "Lưu VT, NV."); INFO for a code in place of a
 * unit (tỉnh Vĩnh Long 2023: "VT, 1.06.02"). Initials, copies and marks behind the unit are usual.
 */
@Component
class ArchiveLine implements Rule {

  private static final Pattern PRINTED = Pattern.compile("^[-\\s]*Lưu\\s{0,3}:.*", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("\\d[\\d.]{2,20}");

  @Override
  public List<String> codes() {
    return List.of("archive-line");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (PrintedPart part : subject.circumstances().parts()) {
      String line = part.text().replaceFirst("^[-\\s]+", "");
      if (line.startsWith("Lưu") && !PRINTED.matcher(line).matches()) {
        found.add(
            Found.warning("archive-line")
                .at("archive", "Dòng Lưu", part.text().strip())
                .says("Dòng lưu in thiếu dấu hai chấm sau chữ “Lưu”. Bản in mới sẽ ghi “Lưu: …”."));
      }
    }
    List<String> units = subject.draft().archive().units();
    if (subject.circumstances().occasion() == Occasion.IMPORT
        && subject.draft().recipients().isEmpty()) {
      // the page with the recipients is missing altogether
      return found;
    }
    String printed = String.join(", ", units);
    if (units.isEmpty() || !units.get(0).strip().equals("VT")) {
      found.add(
          Found.warning("archive-line")
              .at("archive.units", "Dòng Lưu", printed)
              .says("Dòng lưu bắt đầu bằng VT (văn thư). Đề nghị ghi “Lưu: VT, …”."));
    } else if (units.size() == 1) {
      found.add(
          Found.warning("archive-line")
              .at("archive.units", "Dòng Lưu", printed)
              .says(
                  "Dòng lưu chưa có đơn vị soạn thảo. Đề nghị ghi “Lưu: VT, <đơn vị soạn thảo>”."));
    } else if (units.stream().skip(1).allMatch(unit -> CODE.matcher(unit.strip()).matches())) {
      found.add(
          Found.info("archive-line")
              .at("archive.units", "Dòng Lưu", printed)
              .says(
                  "Dòng lưu ghi mã số “%s” thay cho đơn vị soạn thảo."
                      .formatted(units.get(units.size() - 1))));
    }
    return found;
  }
}

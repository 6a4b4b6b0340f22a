package vn.trinhky.checker.internal.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft.ColumnKind;

/**
 *
 *
 * <ul>
 *   <li>{@code coordinator-missing} INFO: no coordinating body in a table that has a column for
 *       them; often intended (thị xã Vĩnh Châu 2023, row 30).
 *   <li>{@code product-missing} INFO: no deliverable in a table that has a column for it.
 *   <li>{@code budget-missing-source} INFO: amounts without a word on where the money comes from.
 * </ul>
 */
@Component
class EmptyCells implements Rule {

  private static final Pattern SOURCE =
      Pattern.compile(
          "nguồn (?:ngân sách|kinh phí|vốn|thu)|ngân sách (?:nhà nước|tỉnh|huyện|thị xã|thành phố|xã|địa phương|trung ương|cấp)|(?<!\\p{L})ns(?:tp|tx|nn|đp|t|h|x)(?!\\p{L})");
  private static final Pattern MONEY = Pattern.compile("kinh phí|dự toán");

  @Override
  public List<String> codes() {
    return List.of("coordinator-missing", "product-missing", "budget-missing-source");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Row row : Rows.actionable(subject)) {
      if (row.row().coordinators().isEmpty()
          && row.row().assignment() == null
          && !Rows.leads(row).isEmpty()
          && Rows.hasColumn(subject, row, ColumnKind.COORDINATORS)) {
        found.add(
            Found.info("coordinator-missing")
                .at(row.path() + ".coordinators", row.where() + ", Cơ quan phối hợp")
                .says("Chưa ghi cơ quan phối hợp. Nếu đúng là không cần thì để nguyên."));
      }
      if (Rows.blank(row.row().product()) && Rows.hasColumn(subject, row, ColumnKind.PRODUCT)) {
        found.add(
            Found.info("product-missing")
                .at(row.path() + ".product", row.where() + ", Sản phẩm")
                .says("Chưa ghi sản phẩm của nhiệm vụ. Đề nghị bổ sung để có căn cứ đánh giá."));
      }
    }
    source(subject, found);
    return found;
  }

  private static void source(Subject subject, List<Finding> found) {
    for (int a = 0; a < subject.draft().appendices().size(); a++) {
      int appendix = a;
      boolean amounts =
          subject.rows().stream()
              .anyMatch(row -> row.appendixIndex() == appendix && row.row().budgetVnd() != null);
      if (amounts && !sourceIsSaid(subject, appendix)) {
        found.add(
            Found.info("budget-missing-source")
                .at("appendices[" + a + "].title", "Phụ lục, cột Kinh phí")
                .says(
                    "Phụ lục có số tiền nhưng không nơi nào ghi nguồn kinh phí. Đề nghị ghi nguồn ở phụ lục hoặc ở mục kinh phí."));
      }
    }
  }

  private static boolean sourceIsSaid(Subject subject, int appendix) {
    boolean inTable =
        subject.texts().stream()
            .anyMatch(
                text ->
                    text.path().endsWith(".budget")
                        && text.path().startsWith("appendices[" + appendix + "]")
                        && SOURCE.matcher(text.folded()).find());
    boolean inBody =
        subject.body().stream()
            .map(line -> line.text().folded())
            .anyMatch(text -> MONEY.matcher(text).find() && SOURCE.matcher(text).find());
    return inTable || inBody;
  }
}

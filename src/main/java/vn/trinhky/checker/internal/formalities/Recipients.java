package vn.trinhky.checker.internal.formalities;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Organisation;

/**
 * The lines of Nơi nhận (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9).
 *
 * <ul>
 *   <li>{@code recipient-punctuation} INFO: two bodies in one line, a hyphen or mark of its own
 *       (thị xã Ninh Hòa 2022: "UBMTTQ VN thị xã; các đoàn thể thị xã").
 *   <li>{@code recipient-as-article} WARNING: "Như Điều n" where that article is not there or names
 *       no body.
 *   <li>{@code recipient-unresolved} WARNING: neither an agency nor a group of the catalogue;
 *       persons, rooms and "đưa tin" are let pass.
 *   <li>{@code recipient-upward-missing} INFO: nobody above is told.
 *   <li>{@code publish-missing} INFO: no portal among the recipients (thị xã Ngã Năm 2024).
 * </ul>
 */
@Component
class Recipients implements Rule {

  private static final Pattern AS_ARTICLE = Pattern.compile("^như (?:các )?điều (\\d{1,3})");
  private static final Pattern NAMES_BODIES =
      Pattern.compile(
          "(?<!\\p{L})(?:chánh văn phòng|giám đốc|thủ trưởng|trưởng phòng|trưởng ban|chủ tịch|sở|phòng|ban(?! hành)|ubnd|ủy ban|uỷ ban|các cơ quan|các đơn vị)(?!\\p{L})");
  private static final Pattern NOT_AN_AGENCY =
      Pattern.compile(
          "^(?:như |ông |bà |đ/c |đồng chí |lãnh đạo |thành viên |các thành viên |phòng \\d|[\\dA-Za-z]{1,3}(?:[,;] ?[\\dA-Za-z]{1,3})*$)|đưa tin|công báo",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern ABOVE =
      Pattern.compile(
          "(?<!\\p{L})(?:chính phủ|thủ tướng|bộ \\p{L}|tỉnh uỷ|thành uỷ|(?:ubnd|hđnd|ủy ban nhân dân|sở \\p{L}[\\p{L} ]{1,40}) (?:tỉnh|thành phố))(?!\\p{L})");
  private static final Pattern EDGES = Pattern.compile("^\\s{0,5}[-–+•]\\s|[.;,]\\s{0,5}$");

  private final Organisation organisation;

  Recipients(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public List<String> codes() {
    return List.of(
        "recipient-punctuation",
        "recipient-as-article",
        "recipient-unresolved",
        "recipient-upward-missing",
        "publish-missing");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    List<Subject.Text> lines =
        subject.texts().stream().filter(text -> text.path().startsWith("recipients[")).toList();
    boolean above = false;
    boolean portal = false;
    for (int i = 0; i < lines.size(); i++) {
      Subject.Text line = lines.get(i);
      Draft.RecipientLine printed = subject.draft().recipients().get(i);
      punctuation(line, found);
      Matcher article = AS_ARTICLE.matcher(line.folded().strip());
      if (article.find()) {
        asArticle(line, article.group(1), subject.draft(), found);
        continue;
      }
      List<Agency> agencies = new ArrayList<>();
      boolean known = resolve(line.text(), subject, agencies);
      above |=
          agencies.stream().anyMatch(agency -> agency.kind() == AgencyKind.SUPERIOR)
              || ABOVE.matcher(line.folded()).find();
      portal |=
          printed.category() == Draft.RecipientCategory.PUBLISH
              || agencies.stream().anyMatch(agency -> agency.kind() == AgencyKind.PORTAL);
      if (!known && !NOT_AN_AGENCY.matcher(line.text().strip()).find()) {
        found.add(
            Found.warning("recipient-unresolved")
                .in(line)
                .says(
                    "Không tìm thấy “%s” trong danh mục cơ quan, nên hệ thống không gửi được. Đề nghị chọn từ danh mục, hoặc thêm tên gọi này vào danh mục."
                        .formatted(line.text())));
      }
    }
    if (!lines.isEmpty() && !above) {
      found.add(
          Found.info("recipient-upward-missing")
              .at("recipients", "Nơi nhận")
              .says("Nơi nhận chưa có cơ quan cấp trên để báo cáo. Đề nghị kiểm tra."));
    }
    if (!lines.isEmpty() && !portal) {
      found.add(
          Found.info("publish-missing")
              .at("recipients", "Nơi nhận")
              .says(
                  "Nơi nhận chưa có Cổng thông tin điện tử để đăng tải. Đề nghị bổ sung nếu phải công khai."));
    }
    return found;
  }

  private static void punctuation(Subject.Text line, List<Finding> found) {
    int semicolon = line.text().indexOf(';');
    if (semicolon > 0 && semicolon < line.text().stripTrailing().length() - 1) {
      found.add(
          Found.info("recipient-punctuation")
              .in(line)
              .says("Một dòng có hai nơi nhận. Đề nghị tách mỗi nơi nhận một dòng."));
      return;
    }
    Matcher edge = EDGES.matcher(line.text());
    if (edge.find()) {
      found.add(
          Found.info("recipient-punctuation")
              .in(line, edge.start(), edge.end())
              .replaceBy("Bỏ dấu thừa", "")
              .says("Gạch đầu dòng và dấu cuối dòng được in tự động. Đề nghị bỏ ở đây."));
    }
  }

  private static void asArticle(
      Subject.Text line, String number, Draft draft, List<Finding> found) {
    Draft.Article meant = null;
    List<String> others = new ArrayList<>();
    for (Draft.Article article : draft.articles()) {
      String label = article.label().replaceAll("\\D", "");
      if (label.equals(number)) {
        meant = article;
      } else if (Fold.of(article.text()).contains("thi hành quyết định")) {
        others.add(label);
      }
    }
    if (meant != null && NAMES_BODIES.matcher(Fold.of(meant.text())).find()) {
      return;
    }
    Found finding = Found.warning("recipient-as-article").in(line);
    if (others.size() == 1) {
      finding.replaceBy("Như Điều " + others.get(0));
    }
    found.add(
        finding.says(
            meant == null
                ? "Văn bản không có Điều %s để lấy nơi nhận. Đề nghị sửa số điều hoặc ghi tên cơ quan."
                    .formatted(number)
                : "Điều %s không nêu cơ quan nào. Đề nghị sửa số điều hoặc ghi tên cơ quan."
                    .formatted(number)));
  }

  /** Whether the line, or any part of it, is a name of the catalogue. */
  private boolean resolve(String line, Subject subject, List<Agency> agencies) {
    if (known(line, subject, agencies)) {
      return true;
    }
    boolean known = false;
    for (String part : line.split("[;,]", -1)) {
      known |= !part.isBlank() && known(part.strip(), subject, agencies);
    }
    return known;
  }

  private boolean known(String name, Subject subject, List<Agency> agencies) {
    Optional<Agency> agency =
        organisation.resolve(subject.circumstances().locality(), name, subject.namedOn());
    agency.ifPresent(agencies::add);
    return agency.isPresent()
        || organisation
            .collective(subject.circumstances().locality(), name, subject.namedOn())
            .isPresent();
  }
}

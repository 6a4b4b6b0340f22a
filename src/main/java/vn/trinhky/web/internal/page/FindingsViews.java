package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Severity;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.Findings.Keeping;
import vn.trinhky.plan.Findings.Noted;
import vn.trinhky.plan.Findings.Overridden;
import vn.trinhky.plan.Plan;

/** Puts together what the checker found, for who reads a dossier before deciding. */
@Component
class FindingsViews {

  private final Findings findings;
  private final Names names;

  FindingsViews(Findings findings, Names names) {
    this.findings = findings;
    this.names = names;
  }

  /** What is found in a version; only the newest can still be answered for. */
  public FindingsView of(Plan plan, int version, Actor actor) {
    List<Noted> found = findings.of(plan, version);
    Keeping keeping = version == plan.version() ? findings.keeping(plan, actor) : Keeping.NOTHING;
    return new FindingsView(
        counts(found), lines(plan, found, keeping, false), lines(plan, found, keeping, true));
  }

  /** One sentence for who decides, unless there is nothing to say. */
  public Optional<String> sentence(Plan plan, int version) {
    List<Noted> found = findings.of(plan, version);
    long open = open(found);
    long proposed = found.stream().filter(Noted::awaitsDecision).count();
    long kept = kept(found);
    List<String> parts = new ArrayList<>();
    if (open > 0) {
      parts.add(open + " lỗi chưa xử lý");
    }
    if (proposed > 0) {
      parts.add(proposed + " lỗi được đề nghị giữ nguyên, chờ quyết định");
    }
    if (kept > 0) {
      parts.add(kept + " lỗi đã được giữ nguyên có lý do");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("Kiểm tra dự thảo: " + String.join(", ", parts) + ".");
  }

  private static long open(List<Noted> found) {
    return found.stream().filter(each -> each.holds() && !each.awaitsDecision()).count();
  }

  private static long kept(List<Noted> found) {
    return found.stream()
        .filter(each -> each.finding().severity() == Severity.ERROR && !each.holds())
        .count();
  }

  private static List<Badge> counts(List<Noted> found) {
    List<Badge> counts = new ArrayList<>();
    add(counts, open(found), "lỗi chưa xử lý", "bad");
    add(
        counts,
        found.stream().filter(Noted::awaitsDecision).count(),
        "lỗi chờ quyết định giữ nguyên",
        "bad");
    add(counts, kept(found), "lỗi giữ nguyên có lý do", "");
    add(counts, of(found, Severity.WARNING), "cảnh báo", "warn");
    add(counts, of(found, Severity.INFO), "lưu ý", "");
    return counts;
  }

  private static long of(List<Noted> found, Severity severity) {
    return found.stream().filter(each -> each.finding().severity() == severity).count();
  }

  private static void add(List<Badge> counts, long count, String what, String tone) {
    if (count > 0) {
      counts.add(new Badge(count + " " + what, tone));
    }
  }

  private List<FindingsView.Line> lines(
      Plan plan, List<Noted> found, Keeping keeping, boolean hints) {
    return found.stream()
        .filter(each -> (each.finding().severity() == Severity.INFO) == hints)
        // what somebody has to decide comes first, the rest in the order of the text
        .sorted(Comparator.comparing(each -> !each.holds()))
        .map(each -> line(plan, each, keeping))
        .toList();
  }

  private FindingsView.Line line(Plan plan, Noted each, Keeping keeping) {
    Overridden overridden = each.overridden();
    boolean error = each.finding().severity() == Severity.ERROR;
    boolean decided = overridden != null && !each.awaitsDecision();
    boolean answers = keeping.answersFor(each.form());
    String url = "/api/plans/" + plan.id() + "/findings/" + each.key() + "/override";
    return new FindingsView.Line(
        decided
            ? "done"
            : switch (each.finding().severity()) {
              case ERROR -> "bad";
              case WARNING -> "warn";
              case INFO -> "";
            },
        each.finding().where(),
        each.title(),
        each.finding().message(),
        overridden == null ? null : overridden.by() + ", " + names.moment(overridden.at()),
        overridden == null ? "" : overridden.reason(),
        each.awaitsDecision()
            ? each.form()
                ? "Văn phòng quyết định khi thẩm tra hồ sơ."
                : "Lãnh đạo cơ quan soạn thảo quyết định khi duyệt, ký trình."
            : null,
        error && !decided && keeping.allows(each)
            ? new FindingsView.Keep(
                url,
                !answers
                    ? overridden == null ? "Đề nghị giữ nguyên, ghi lý do" : "Sửa lý do đề nghị"
                    : overridden == null ? "Giữ nguyên, ghi lý do" : "Đồng ý giữ nguyên")
            : null,
        overridden != null && keeping.allows(each) ? url : null);
  }
}

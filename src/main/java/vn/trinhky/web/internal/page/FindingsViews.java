package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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
  @Transactional(readOnly = true)
  public FindingsView of(Plan plan, int version, Actor actor) {
    List<Noted> found = findings.of(plan, version);
    Keeping keeping =
        version == plan.version() ? findings.keeping(plan, actor) : new Keeping(false, false);
    return new FindingsView(
        counts(found), lines(plan, found, keeping, false), lines(plan, found, keeping, true));
  }

  /** One sentence for who decides, unless there is nothing to say. */
  @Transactional(readOnly = true)
  public Optional<String> sentence(Plan plan, int version) {
    List<Noted> found = findings.of(plan, version);
    long open = found.stream().filter(Noted::holds).count();
    long kept = kept(found);
    List<String> parts = new ArrayList<>();
    if (open > 0) {
      parts.add(open + " lỗi chưa xử lý");
    }
    if (kept > 0) {
      parts.add(kept + " lỗi đã được giữ nguyên có lý do");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("Kiểm tra dự thảo: " + String.join(", ", parts) + ".");
  }

  private static long kept(List<Noted> found) {
    return found.stream()
        .filter(each -> each.finding().severity() == Severity.ERROR && each.overridden() != null)
        .count();
  }

  private static List<Badge> counts(List<Noted> found) {
    List<Badge> counts = new ArrayList<>();
    add(counts, found.stream().filter(Noted::holds).count(), "lỗi chưa xử lý", "bad");
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
        .map(each -> line(plan, each, keeping))
        .toList();
  }

  private FindingsView.Line line(Plan plan, Noted each, Keeping keeping) {
    Overridden overridden = each.overridden();
    String url =
        keeping.allows(each)
            ? "/api/plans/" + plan.id() + "/findings/" + each.key() + "/override"
            : null;
    return new FindingsView.Line(
        overridden != null
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
        overridden == null && each.finding().severity() == Severity.ERROR ? url : null,
        overridden == null ? null : url);
  }
}

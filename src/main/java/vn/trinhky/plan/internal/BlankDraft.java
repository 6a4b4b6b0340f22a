package vn.trinhky.plan.internal;

import java.util.List;
import java.util.Locale;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.Appendix;
import vn.trinhky.document.Draft.ArchiveLine;
import vn.trinhky.document.Draft.Article;
import vn.trinhky.document.Draft.Column;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.Draft.PlanText;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.Draft.RecipientLine;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Locality;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;

/** A blank draft with everything that follows from the locality and the form. */
final class BlankDraft {

  private BlankDraft() {}

  static Draft of(NewPlan request, Locality locality, Agency committee, Plan plan) {
    boolean decision = request.form() == IssuanceForm.DECISION_WITH_PLAN;
    String title = plan.title();
    String subject = title.replaceFirst("^(?i:kế hoạch)\\s+", "");
    return new Draft(
        request.form(),
        request.authority(),
        committee.letterhead(),
        null,
        locality.place(),
        decision ? "Ban hành " + title : capitalised(subject),
        List.of(),
        decision
            ? List.of(
                new Article("Điều 1", "Ban hành kèm theo Quyết định này " + title + "."),
                new Article("Điều 2", ""),
                new Article("Điều 3", ""))
            : List.of(),
        new PlanText(capitalised(subject), ""),
        List.of(
            new Appendix(
                "NỘI DUNG, NHIỆM VỤ " + subject.toUpperCase(Locale.forLanguageTag("vi")),
                List.of(
                    new Column(ColumnKind.ORDINAL, "STT"),
                    new Column(ColumnKind.TASK, "Nhiệm vụ"),
                    new Column(ColumnKind.PRODUCT, "Kết quả/sản phẩm đạt được"),
                    new Column(ColumnKind.LEAD, "Cơ quan chủ trì"),
                    new Column(ColumnKind.COORDINATORS, "Cơ quan phối hợp"),
                    new Column(ColumnKind.TIME, "Thời gian hoàn thành")),
                List.of())),
        null,
        null,
        decision
            ? List.of(new RecipientLine("Như Điều 3", null, RecipientCategory.EXECUTE))
            : List.of(),
        new ArchiveLine(List.of("VT"), null),
        null);
  }

  private static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.forLanguageTag("vi")) + text.substring(1);
  }
}

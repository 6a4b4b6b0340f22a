package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.distribution.RecipientList.Correction;
import vn.trinhky.distribution.RecipientList.Kind;
import vn.trinhky.distribution.RecipientList.Line;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanDeliveries;

/** Puts together who will get a document. */
@Component
class RecipientsViews {

  private final PlanDeliveries recipients;
  private final Names names;

  RecipientsViews(PlanDeliveries recipients, Names names) {
    this.recipients = recipients;
    this.names = names;
  }

  @Transactional(readOnly = true)
  public RecipientsView of(Plan plan, Actor actor) {
    List<Line> lines = recipients.recipients(plan);
    List<RecipientsView.Group> groups = new ArrayList<>();
    for (RecipientCategory category : RecipientCategory.values()) {
      List<RecipientsView.Row> rows =
          lines.stream()
              .filter(line -> !line.isUnresolved())
              .filter(line -> line.recipient().category() == category)
              .map(this::row)
              .toList();
      if (!rows.isEmpty()) {
        groups.add(new RecipientsView.Group(DossierViews.label(category), rows));
      }
    }
    return new RecipientsView(
        "/plans/" + plan.id(),
        plan.code(),
        plan.title(),
        plan.locality(),
        "/api/plans/" + plan.id() + "/recipients",
        lines.size(),
        lines.stream().filter(Line::isUnresolved).map(this::row).toList(),
        groups,
        Arrays.stream(RecipientCategory.values())
            .map(
                category ->
                    new Option(
                        category.name(),
                        DossierViews.label(category),
                        category == RecipientCategory.INFORM))
            .toList(),
        recipients.mayCorrect(plan, actor));
  }

  private RecipientsView.Row row(Line line) {
    Correction correction = line.correction();
    return new RecipientsView.Row(
        line.key(),
        line.recipient().name(),
        correction != null && correction.kind() == Kind.ADDED ? "" : line.recipient().printed(),
        line.isUnresolved()
            ? new Badge("Chưa xác định", "warn")
            : Badge.calm(line.recipient().internal() ? "Trên hệ thống" : "Ngoài hệ thống"),
        correction == null
            ? ""
            : "%s %s, %s: %s"
                .formatted(
                    correction.kind() == Kind.ADDED ? "Thêm:" : "Sửa:",
                    correction.byName(),
                    names.moment(correction.at()),
                    correction.reason()),
        correction != null && correction.kind() == Kind.ADDED);
  }
}

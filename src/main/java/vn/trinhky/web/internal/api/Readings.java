package vn.trinhky.web.internal.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.audit.AuditTrail.View;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Plan;

/**
 * Notes who opened what of a dossier, and who was not let in. The page, the preview, the file and
 * the form of a task show the same text, so together they are one view. What people of another
 * locality open, or want to open, is in that locality's own chain about the document.
 */
@Component
public class Readings {

  private static final String TEXT = "text";

  private final AuditTrail trail;
  private final Drafts drafts;

  Readings(AuditTrail trail, Drafts drafts) {
    this.trail = trail;
    this.drafts = drafts;
  }

  /** The dossier page; without a version when the reader sees no text. */
  public void page(Plan plan, @Nullable Integer version, Actor actor) {
    note(plan, version, actor, TEXT, "trang hồ sơ");
  }

  /** The drafting page, or the draft itself. */
  public void draft(Plan plan, int version, Actor actor) {
    note(plan, version, actor, TEXT, "dự thảo");
    drafts.shown(plan.id(), actor.user(), version);
  }

  /** What changed up to a version. */
  public void comparison(Plan plan, int version, Actor actor) {
    note(plan, version, actor, TEXT, "so sánh hai bản");
  }

  /** The form of a task. */
  void form(Plan plan, int version, Actor actor) {
    note(plan, version, actor, TEXT, "việc được giao");
  }

  void preview(Plan plan, int version, Actor actor) {
    note(plan, version, actor, TEXT, "văn bản xem trước");
    drafts.shown(plan.id(), actor.user(), version);
  }

  void file(Plan plan, int version, Actor actor) {
    note(plan, version, actor, TEXT, "tệp PDF của văn bản");
    drafts.shown(plan.id(), actor.user(), version);
  }

  void exported(Plan plan, int version, Actor actor) {
    note(plan, version, actor, TEXT, "tệp Word, Excel của văn bản");
  }

  void submission(Plan plan, Actor actor) {
    note(plan, plan.version(), actor, "submission", "văn bản trình");
  }

  void reviewSheet(Plan plan, Actor actor) {
    note(plan, plan.version(), actor, "review-sheet", "phiếu trình");
  }

  void opinions(Plan plan, Actor actor) {
    note(plan, plan.version(), actor, "opinions", "bảng tổng hợp ý kiến");
  }

  void consultationLetter(Plan plan, Actor actor) {
    note(plan, plan.version(), actor, "consultation-letter", "công văn lấy ý kiến, đôn đốc");
  }

  void attachment(Plan plan, String id, String name, Actor actor) {
    note(plan, plan.version(), actor, "attachment-" + id, "tệp kèm: " + name);
  }

  void export(Plan plan, Actor actor) {
    note(plan, plan.version(), actor, "export", "hồ sơ lưu");
  }

  /** Somebody was not let in, or not as far as he wanted. */
  void refused(Plan plan, Actor actor) {
    trail.refused(subject(plan, actor), actor);
  }

  private void note(Plan plan, @Nullable Integer version, Actor actor, String object, String what) {
    trail.viewed(subject(plan, actor), actor, version, new View(object, what));
  }

  /** Who works in another locality is not the issuer's to know. */
  private static String subject(Plan plan, Actor actor) {
    return actor.administrator() || actor.localities().contains(plan.locality())
        ? plan.id()
        : actor.localities().stream()
            .sorted()
            .findFirst()
            .map(own -> AuditTrail.elsewhere(plan.id(), own))
            .orElse(plan.id());
  }
}

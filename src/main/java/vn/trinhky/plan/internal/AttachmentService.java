package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.document.DocumentStore.StoredFile;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class AttachmentService implements Attachments {

  private final PlanTable plans;
  private final PlanEvents events;
  private final DocumentStore store;
  private final Organisation organisation;
  private final JdbcClient jdbc;
  private final Clock clock;

  AttachmentService(
      PlanTable plans,
      PlanEvents events,
      DocumentStore store,
      Organisation organisation,
      JdbcClient jdbc,
      Clock clock) {
    this.plans = plans;
    this.events = events;
    this.store = store;
    this.organisation = organisation;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Attachment> of(String planId) {
    return jdbc.sql("select * from plan_attachment where plan_id = ? order by uploaded_at, id")
        .param(planId)
        .query(
            (row, number) ->
                new Attachment(
                    row.getString("id"),
                    row.getString("file_name"),
                    row.getString("media_type"),
                    row.getLong("size_bytes"),
                    row.getString("remark"),
                    row.getString("uploader"),
                    row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public Attachment add(
      String planId,
      String fileName,
      String mediaType,
      byte[] content,
      @Nullable String remark,
      Actor actor) {
    Plan plan = plans.get(planId);
    String office = organisation.locality(plan.locality()).office();
    if (plan.state() != PlanState.IN_PROGRESS
        || !actor.worksAt(plan.locality(), plan.draftingAgency())
            && !actor.worksAt(plan.locality(), office)) {
      throw Refusal.forbidden(
          "may-not-attach",
          "Chỉ cơ quan soạn thảo và Văn phòng đính kèm được tài liệu, khi hồ sơ còn đang xử lý.");
    }
    if (content.length == 0) {
      throw Refusal.unprocessable("empty-file", "Tệp rỗng. Hãy chọn lại tệp rồi gửi.");
    }
    String name = fileName.isBlank() ? "tai-lieu" : printable(fileName);
    if (name.length() > 255) {
      throw Refusal.unprocessable("file-name-too-long", "Tên tệp quá dài. Hãy đặt tên ngắn hơn.");
    }
    String note = remark == null || remark.isBlank() ? null : printable(remark);
    if (note != null && note.length() > 500) {
      throw Refusal.unprocessable(
          "remark-too-long", "Ghi chú của tệp dài quá 500 ký tự. Hãy rút gọn rồi gửi lại.");
    }
    String type = mediaType.length() > 127 ? "application/octet-stream" : mediaType;
    String digest = store.put(content, type);
    Attachment added =
        new Attachment(
            UUID.randomUUID().toString(),
            name,
            type,
            content.length,
            note,
            actor.name(),
            clock.instant());
    jdbc.sql(
            """
            insert into plan_attachment (id, plan_id, file_name, media_type, size_bytes, sha256, remark, uploaded_by,
              uploader, uploaded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            added.id(),
            planId,
            name,
            type,
            content.length,
            digest,
            note,
            actor.user(),
            actor.name(),
            added.uploadedAt().atOffset(ZoneOffset.UTC))
        .update();
    events.happened(plan, "ATTACHED", actor, null, name, digest);
    return added;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  @Override
  @Transactional(readOnly = true)
  public StoredFile file(String planId, String attachmentId) {
    return jdbc.sql("select sha256 from plan_attachment where plan_id = ? and id = ?")
        .params(planId, attachmentId)
        .query(String.class)
        .optional()
        .flatMap(store::get)
        .orElseThrow(
            () -> Refusal.notFound("unknown-attachment", "Không tìm thấy tài liệu đính kèm này."));
  }
}

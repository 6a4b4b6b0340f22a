package vn.trinhky.plan.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.document.Draft;
import vn.trinhky.importing.DraftImporter;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.importing.Reading;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Imports;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.internal.ImportTable.Original;
import vn.trinhky.problem.Refusal;

/** Reading a file takes seconds, so it happens outside the transactions around it. */
@Service
class ImportService implements Imports {

  /** Longest file name that is kept; the end, which tells the kind, survives. */
  private static final int LONGEST_NAME = 255;

  private final PlanTable plans;
  private final DraftService drafts;
  private final Attachments attachments;
  private final DraftImporter importer;
  private final ImportTable imports;
  private final Clock clock;

  ImportService(
      PlanTable plans,
      DraftService drafts,
      Attachments attachments,
      DraftImporter importer,
      ImportTable imports,
      Clock clock) {
    this.plans = plans;
    this.drafts = drafts;
    this.attachments = attachments;
    this.importer = importer;
    this.imports = imports;
    this.clock = clock;
  }

  @Override
  public PendingImport read(String planId, String fileName, byte[] content, Actor actor) {
    Version present = mine(planId, actor);
    String name = nameOf(fileName);
    Reading reading = importer.read(name, content, context(planId, present.draft()));
    return keep(planId, name, "application/octet-stream", content, present, reading, actor);
  }

  @Override
  public PendingImport readText(String planId, String text, Actor actor) {
    Version present = mine(planId, actor);
    Reading reading = importer.readText(text, context(planId, present.draft()));
    return keep(
        planId,
        "noi-dung-dan.txt",
        "text/plain;charset=utf-8",
        text.getBytes(StandardCharsets.UTF_8),
        present,
        reading,
        actor);
  }

  private Version mine(String planId, Actor actor) {
    if (!drafts.mayEdit(plans.get(planId), actor)) {
      throw Desk.notEditing();
    }
    return drafts.current(planId);
  }

  private ImportContext context(String planId, Draft present) {
    Plan plan = plans.get(planId);
    return new ImportContext(plan.locality(), plan.year(), LocalDate.now(clock), present);
  }

  private PendingImport keep(
      String planId,
      String fileName,
      String mediaType,
      byte[] content,
      Version present,
      Reading reading,
      Actor actor) {
    PendingImport read =
        new PendingImport(
            UUID.randomUUID().toString(),
            fileName,
            content.length,
            present.number(),
            clock.instant(),
            reading);
    imports.put(planId, actor.user(), read, mediaType, content);
    return read;
  }

  private static String nameOf(String fileName) {
    String name = fileName.replaceAll("\\p{Cntrl}", " ").strip();
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return name.isEmpty() ? "tep-nhap" : name.substring(Math.max(0, name.length() - LONGEST_NAME));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isPending(String planId, Actor actor) {
    return imports.isThere(planId, actor.user());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<PendingImport> pending(String planId, Actor actor) {
    return imports.find(planId, actor.user());
  }

  @Override
  @Transactional
  public Version takeOver(String planId, String reading, Draft draft, int expected, Actor actor) {
    Original original =
        imports
            .original(planId, actor.user())
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "nothing-read",
                        "Không còn tệp nào chờ xác nhận: có thể anh chị đã dùng hoặc bỏ nó ở thẻ khác."
                            + " Hãy chọn lại tệp."));
    if (!original.id().equals(reading)) {
      throw Refusal.conflict(
          "other-reading",
          "Ở thẻ khác, anh chị vừa đọc tệp “%s” cho hồ sơ này; tệp đó đang chờ xác nhận thay cho tệp ở đây."
              .formatted(original.fileName()));
    }
    Version before = drafts.current(planId);
    Version saved =
        drafts.save(
            planId, draft, expected, "IMPORTED", "Nhập từ tệp " + original.fileName(), actor);
    if (saved.number() != before.number()) {
      attachments.add(
          planId,
          original.fileName(),
          original.mediaType(),
          original.content(),
          "Tệp gốc đã nhập vào bản " + saved.number(),
          actor);
    }
    imports.delete(planId, actor.user(), reading);
    return saved;
  }

  @Override
  @Transactional
  public void drop(String planId, String reading, Actor actor) {
    imports.delete(planId, actor.user(), reading);
  }
}

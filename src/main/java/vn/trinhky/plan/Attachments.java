package vn.trinhky.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DocumentStore.StoredFile;
import vn.trinhky.organisation.Actor;

/** Related material of a dossier that is never issued ("Tài liệu liên quan – Không ban hành"). */
public interface Attachments {

  /** Attachments of the dossier, oldest first. */
  List<Attachment> of(String planId);

  /**
   * Adds a file.
   *
   * @param content at most 50 MB
   * @throws vn.trinhky.problem.Refusal 403 for others than the drafting agency and the office, 422
   *     for an empty file
   */
  Attachment add(
      String planId,
      String fileName,
      String mediaType,
      byte[] content,
      @Nullable String remark,
      Actor actor);

  /** The file behind an attachment. */
  StoredFile file(String planId, String attachmentId);

  /** An attachment. */
  record Attachment(
      String id,
      String fileName,
      String mediaType,
      long size,
      @Nullable String remark,
      String uploader,
      Instant uploadedAt) {}
}

package vn.trinhky.workflow.internal.access;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentManager;
import org.camunda.bpm.engine.task.Attachment;
import org.jspecify.annotations.Nullable;

/** The engine checks no right on reading, or deleting by id, an attachment; this does. */
class GuardedAttachmentManager extends AttachmentManager {

  @Override
  public List<Attachment> findAttachmentsByTaskId(String taskId) {
    return sees(taskId) ? super.findAttachmentsByTaskId(taskId) : List.of();
  }

  @Override
  public @Nullable Attachment findAttachmentByTaskIdAndAttachmentId(String taskId, String id) {
    return sees(taskId) ? super.findAttachmentByTaskIdAndAttachmentId(taskId, id) : null;
  }

  @Override
  public List<Attachment> findAttachmentsByProcessInstanceId(String processInstanceId) {
    return TaskAccessAuthorizationManager.current().isRestricted()
        ? List.of()
        : super.findAttachmentsByProcessInstanceId(processInstanceId);
  }

  private static boolean sees(String taskId) {
    TaskAccessAuthorizationManager access = TaskAccessAuthorizationManager.current();
    return !access.isRestricted() || access.isVisible(taskId);
  }
}

package vn.trinhky.workflow.internal.access;

import java.util.List;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentManager;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Event;
import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;
import vn.trinhky.workflow.internal.refusal.CommentLength;

/** The engine checks no right on reading or writing a comment; this does. */
class GuardedCommentManager extends CommentManager {

  @Override
  public List<Comment> findCommentsByTaskId(String taskId) {
    return sees(taskId) ? super.findCommentsByTaskId(taskId) : List.of();
  }

  @Override
  public List<Event> findEventsByTaskId(String taskId) {
    return sees(taskId) ? super.findEventsByTaskId(taskId) : List.of();
  }

  @Override
  public @Nullable CommentEntity findCommentByTaskIdAndCommentId(String taskId, String commentId) {
    return sees(taskId) ? super.findCommentByTaskIdAndCommentId(taskId, commentId) : null;
  }

  @Override
  public List<Comment> findCommentsByProcessInstanceId(String processInstanceId) {
    return TaskAccessAuthorizationManager.current().isRestricted()
        ? List.of()
        : super.findCommentsByProcessInstanceId(processInstanceId);
  }

  @Override
  public void insert(DbEntity entity) {
    CommentEntity comment = (CommentEntity) entity;
    if (CommentEntity.TYPE_COMMENT.equals(comment.getType())) {
      if (!sees(comment.getTaskId())) {
        throw Refusal.forbidden("denied", "Bạn không có quyền ghi ý kiến vào việc này.");
      }
      CommentLength.check(comment.getFullMessage());
    }
    super.insert(entity);
  }

  private static boolean sees(@Nullable String taskId) {
    TaskAccessAuthorizationManager access = TaskAccessAuthorizationManager.current();
    return !access.isRestricted() || taskId != null && access.isVisible(taskId);
  }
}

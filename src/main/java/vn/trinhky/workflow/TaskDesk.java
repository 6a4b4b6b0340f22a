package vn.trinhky.workflow;

import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/**
 * What a person does with a task from our own pages. It is done by the engine in that person's
 * name: the same rule of access, the same table of decisions and the same use case as for Tasklist.
 */
public interface TaskDesk {

  /**
   * Decides about the task, which its person has or may take.
   *
   * @throws vn.trinhky.problem.Refusal 400 {@code digest-missing}; 403 {@code denied}, {@code
   *     not-in-your-hands}; 409 {@code overtaken} when somebody else has decided or taken it,
   *     {@code changed-since-shown}; and what the use case of the step refuses
   */
  void decide(String taskId, Given given, Actor actor);

  /**
   * Takes the task; nothing happens when the person has it already.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code denied}, 409 {@code overtaken}
   */
  void claim(String taskId, Actor actor);

  /**
   * Puts the task back for the others of its groups; nothing happens when nobody has it.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code denied}, {@code hand-over-denied}; 409 {@code
   *     overtaken}
   */
  void putBack(String taskId, Actor actor);

  /**
   * What was decided, as the client sent it.
   *
   * @param comment the reason or remark
   * @param returnTo id of the activity to return to, where several are possible
   * @param digest SHA-256 of the text that the person had in view; without it nobody signs, and
   *     when the text is another one meanwhile, nothing is decided
   */
  record Given(
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo,
      @Nullable String digest) {}
}

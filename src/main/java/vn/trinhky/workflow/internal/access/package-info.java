/**
 * Who sees a task and who works on it, enforced inside the engine so that every door obeys:
 * Tasklist's API, {@code /engine-rest} and Java. One of the few packages that may use
 * engine-internal classes, because the engine offers these plug-in points nowhere else.
 *
 * <p>{@link vn.trinhky.workflow.internal.access.TaskRule} is the rule; the others ask it.
 */
@NullMarked
package vn.trinhky.workflow.internal.access;

import org.jspecify.annotations.NullMarked;

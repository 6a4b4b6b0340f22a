/** What happens when a task opens, changes hands or is decided, for every process of ours. */
@NullMarked
package vn.trinhky.workflow.internal.task;

import org.jspecify.annotations.NullMarked;

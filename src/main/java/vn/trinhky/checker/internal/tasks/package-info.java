/** Rows of the appendix: who does what by when. */
@NullMarked
package vn.trinhky.checker.internal.tasks;

import org.jspecify.annotations.NullMarked;

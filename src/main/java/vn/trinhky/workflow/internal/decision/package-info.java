/** The decision tables, in domain words. */
@NullMarked
package vn.trinhky.workflow.internal.decision;

import org.jspecify.annotations.NullMarked;

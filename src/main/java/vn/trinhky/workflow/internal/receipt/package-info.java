/** Translates decisions about received documents. */
@NullMarked
package vn.trinhky.workflow.internal.receipt;

import org.jspecify.annotations.NullMarked;

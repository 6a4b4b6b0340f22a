/** Locality = tenant of the engine: which one a new instance belongs to. */
@NullMarked
package vn.trinhky.workflow.internal.tenant;

import org.jspecify.annotations.NullMarked;

/** Listeners and delegates of PlanIssuance: they translate, the plan module decides. */
@NullMarked
package vn.trinhky.workflow.internal.issuance;

import org.jspecify.annotations.NullMarked;

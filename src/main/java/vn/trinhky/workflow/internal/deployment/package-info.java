/** Brings the diagrams of the jar into the engine. */
@NullMarked
package vn.trinhky.workflow.internal.deployment;

import org.jspecify.annotations.NullMarked;

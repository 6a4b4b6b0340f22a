/** Sets the engine's clock from the product's. */
@NullMarked
package vn.trinhky.workflow.internal.clock;

import org.jspecify.annotations.NullMarked;

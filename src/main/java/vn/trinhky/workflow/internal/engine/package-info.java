/** How the engine is set up: its tables and the order of start. */
@NullMarked
package vn.trinhky.workflow.internal.engine;

import org.jspecify.annotations.NullMarked;

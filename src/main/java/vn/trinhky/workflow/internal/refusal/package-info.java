/**
 * How the engine's two REST doors ({@code /engine-rest} and the web applications' API) say no, and
 * what a client may hand over there.
 */
@NullMarked
package vn.trinhky.workflow.internal.refusal;

import org.jspecify.annotations.NullMarked;

/** How a document is built and numbered, and what it refers to. */
@NullMarked
package vn.trinhky.checker.internal.outline;

import org.jspecify.annotations.NullMarked;

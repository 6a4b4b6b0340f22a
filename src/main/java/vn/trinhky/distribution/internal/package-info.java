/** How printed recipients are understood, and how deliveries are kept. */
@NullMarked
package vn.trinhky.distribution.internal;

import org.jspecify.annotations.NullMarked;

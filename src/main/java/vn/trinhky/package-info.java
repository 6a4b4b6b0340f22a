/** The product: one module per package below, and the class that starts them all. */
@NullMarked
package vn.trinhky;

import org.jspecify.annotations.NullMarked;

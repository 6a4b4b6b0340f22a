/** Who receives an issued document, and what became of it at each recipient. */
@NullMarked
package vn.trinhky.distribution;

import org.jspecify.annotations.NullMarked;

/** Who signs what in which capacity, and the record of what was signed. */
@NullMarked
package vn.trinhky.signing;

import org.jspecify.annotations.NullMarked;

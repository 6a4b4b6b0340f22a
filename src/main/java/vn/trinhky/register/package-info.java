/** Numbering series and the register of outgoing documents. */
@NullMarked
package vn.trinhky.register;

import org.jspecify.annotations.NullMarked;

/** The rules of signing capacity, and the table of recorded signatures. */
@NullMarked
package vn.trinhky.signing.internal;

import org.jspecify.annotations.NullMarked;

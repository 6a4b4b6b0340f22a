/** Recipients, the archive line and the signature. */
@NullMarked
package vn.trinhky.checker.internal.formalities;

import org.jspecify.annotations.NullMarked;

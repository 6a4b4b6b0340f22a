/** Asking agencies for their opinion on a draft, and answering them. */
@NullMarked
package vn.trinhky.consultation;

import org.jspecify.annotations.NullMarked;

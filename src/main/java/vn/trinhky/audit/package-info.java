/**
 * The trail: who did what on which version in which capacity, and who opened it; one hash chain per
 * dossier, anchored once a day.
 */
@NullMarked
package vn.trinhky.audit;

import org.jspecify.annotations.NullMarked;

/**
 * Dates, years, numbers and the parts of one dossier: what a text says against itself or its data.
 */
@NullMarked
package vn.trinhky.checker.internal.facts;

import org.jspecify.annotations.NullMarked;

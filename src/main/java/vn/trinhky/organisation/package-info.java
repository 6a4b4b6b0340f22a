/**
 * Localities, agencies, officers, positions, field assignments, absence and delegation: one
 * registry for the whole installation.
 */
@NullMarked
package vn.trinhky.organisation;

import org.jspecify.annotations.NullMarked;

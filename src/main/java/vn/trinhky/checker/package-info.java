/**
 * Reads a draft as a careful colleague would and says what is wrong, doubtful or unusual in it,
 * with the place, the proof and a proposed correction. It never changes a draft.
 */
@NullMarked
package vn.trinhky.checker;

import org.jspecify.annotations.NullMarked;

/** Words: slips of the pen and of the scanner, and what was left behind. */
@NullMarked
package vn.trinhky.checker.internal.wording;

import org.jspecify.annotations.NullMarked;

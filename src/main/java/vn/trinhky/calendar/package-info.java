/** Working days, public holidays and the clock of the product. */
@NullMarked
package vn.trinhky.calendar;

import org.jspecify.annotations.NullMarked;

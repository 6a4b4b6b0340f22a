/** How the calendar and the clock work inside. */
@NullMarked
package vn.trinhky.calendar.internal;

import org.jspecify.annotations.NullMarked;

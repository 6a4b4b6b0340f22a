/** Open work as lists for our pages, and reminders about it. */
@NullMarked
package vn.trinhky.notification;

import org.jspecify.annotations.NullMarked;

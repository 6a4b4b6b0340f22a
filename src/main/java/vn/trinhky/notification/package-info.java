/** Open work as lists for our pages, and what people are told about it: here and by e-mail. */
@NullMarked
package vn.trinhky.notification;

import org.jspecify.annotations.NullMarked;

@NullMarked
package vn.trinhky.notification.internal;

import org.jspecify.annotations.NullMarked;

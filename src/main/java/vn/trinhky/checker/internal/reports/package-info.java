/** What a plan says about reporting. */
@NullMarked
package vn.trinhky.checker.internal.reports;

import org.jspecify.annotations.NullMarked;

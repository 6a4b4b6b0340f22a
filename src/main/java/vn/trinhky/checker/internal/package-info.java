@NullMarked
package vn.trinhky.checker.internal;

import org.jspecify.annotations.NullMarked;

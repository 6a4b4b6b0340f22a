@NullMarked
package vn.trinhky.plan.internal;

import org.jspecify.annotations.NullMarked;

@NullMarked
package vn.trinhky.consultation.internal;

import org.jspecify.annotations.NullMarked;

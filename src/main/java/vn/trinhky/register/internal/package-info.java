/** How numbers are given and the register is kept. */
@NullMarked
package vn.trinhky.register.internal;

import org.jspecify.annotations.NullMarked;

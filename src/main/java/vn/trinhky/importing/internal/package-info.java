@NullMarked
package vn.trinhky.importing.internal;

import org.jspecify.annotations.NullMarked;

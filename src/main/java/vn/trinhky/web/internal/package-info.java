/** Inside of the web module. */
@NullMarked
package vn.trinhky.web.internal;

import org.jspecify.annotations.NullMarked;

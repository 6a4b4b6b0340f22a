/** The registry in its tables, and the import of catalogue files into them. */
@NullMarked
package vn.trinhky.organisation.internal;

import org.jspecify.annotations.NullMarked;

/** The chains in the database, their anchors and their verification. */
@NullMarked
package vn.trinhky.audit.internal;

import org.jspecify.annotations.NullMarked;

/** How edXML is read, written and checked, and how messages travel. */
@NullMarked
package vn.trinhky.exchange.internal;

import org.jspecify.annotations.NullMarked;

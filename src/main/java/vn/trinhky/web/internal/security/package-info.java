/**
 * Who comes in: the one login, the session, HTTP Basic for machines, and the headers that pages are
 * sent with.
 */
@NullMarked
package vn.trinhky.web.internal.security;

import org.jspecify.annotations.NullMarked;

/** The JSON API under {@code /api}: translates requests to use cases and their answers to JSON. */
@NullMarked
package vn.trinhky.web.internal.api;

import org.jspecify.annotations.NullMarked;

/**
 * The pages for people: what each template is given (view records, everything already in the
 * reader's words) and the controllers that fill them.
 */
@NullMarked
package vn.trinhky.web.internal.page;

import org.jspecify.annotations.NullMarked;

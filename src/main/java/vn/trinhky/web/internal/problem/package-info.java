/** What a person or a client is told when something did not work. */
@NullMarked
package vn.trinhky.web.internal.problem;

import org.jspecify.annotations.NullMarked;

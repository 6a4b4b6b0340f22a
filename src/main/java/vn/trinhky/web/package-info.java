/** The pages, the REST API and the one login. */
@NullMarked
package vn.trinhky.web;

import org.jspecify.annotations.NullMarked;

/** How documents are laid out, printed and kept; nothing here is for other modules. */
@NullMarked
package vn.trinhky.document.internal;

import org.jspecify.annotations.NullMarked;

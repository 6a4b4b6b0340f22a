/**
 * From a file of another program (text, DOCX, XLSX) to the structured draft: reads it within
 * bounds, understands its parts, and accounts for every line of it.
 */
@NullMarked
package vn.trinhky.importing;

import org.jspecify.annotations.NullMarked;

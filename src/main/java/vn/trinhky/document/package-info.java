/**
 * What a plan says and how it looks on paper: the structured draft, its rendering as preview and
 * PDF by Nghị định 30/2020/NĐ-CP, comparison of two drafts, and the store of frozen files.
 */
@NullMarked
package vn.trinhky.document;

import org.jspecify.annotations.NullMarked;

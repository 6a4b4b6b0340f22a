/**
 * The dossier of a plan from the blank draft to the issued document: its versions, steps, decisions
 * and papers.
 */
@NullMarked
package vn.trinhky.plan;

import org.jspecify.annotations.NullMarked;

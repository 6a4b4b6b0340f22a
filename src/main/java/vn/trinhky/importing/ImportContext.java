package vn.trinhky.importing;

import java.time.LocalDate;
import vn.trinhky.document.Draft;

/**
 * For whom a file is read.
 *
 * @param locality code of the locality whose catalogue names the agencies
 * @param planYear year that the plan is for; deadlines without a year are understood in it
 * @param on day for which the catalogue is asked
 * @param present the draft as it is: what the file does not say stays as it is there
 */
public record ImportContext(String locality, int planYear, LocalDate on, Draft present) {}

package vn.trinhky.organisation;

/**
 * Where the people of an agency work: as an agency of a locality.
 *
 * @param locality code of the locality
 * @param agency code of the agency in its catalogue
 */
public record Seat(String locality, String agency) {}

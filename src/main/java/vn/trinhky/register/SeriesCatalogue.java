package vn.trinhky.register;

import java.util.List;

/**
 * The numbering series of the agencies. Which types of administrative documents share a series is
 * for the head of the agency to decide (Nghị định 30/2020/NĐ-CP, Điều 15), so series are data of
 * the locality.
 */
public interface SeriesCatalogue {

  /**
   * Makes the series what is given here, creating it when the agency has none with this code. Doing
   * it again changes nothing. A type of document that another series of the agency had moves here.
   * The opening value of a year in which a number was already given stays as it is; numbers given
   * keep their notation.
   *
   * @return whether anything is different from before
   * @throws vn.trinhky.problem.Refusal 422 {@code series-ambiguous} when another series of the
   *     agency prints the same notation, so that one number could be printed twice in a year; 422
   *     {@code bad-opening} when a first number is not between 1 and 99999
   */
  boolean define(Series series);

  /** The series of the locality, by agency and code. */
  List<Series> series(String locality);

  /**
   * A numbering series: a set of types of documents that share one row of numbers.
   *
   * @param agency code of the issuing agency
   * @param code unique in the agency, at most 40 characters, e.g. {@code qd}
   * @param name e.g. {@code Quyết định của UBND thị xã}
   * @param documentTypes abbreviations of the types, e.g. {@code QĐ}; a type belongs to one series
   *     of its agency
   * @param notation pattern of the notation with {@code {type}} and {@code {agency}} (the agency's
   *     abbreviation), e.g. {@code {type}-{agency}} for {@code QĐ-UBND}, {@code {agency}} for
   *     {@code NV}; the type of a công văn ({@code CV}) is never printed
   * @param openings first numbers of the years that do not begin with 01
   */
  record Series(
      String locality,
      String agency,
      String code,
      String name,
      List<String> documentTypes,
      String notation,
      List<Opening> openings) {
    public Series {
      documentTypes = List.copyOf(documentTypes);
      openings = List.copyOf(openings);
    }
  }

  /**
   * The first number that the system gives in a year, for a locality that starts in the middle of
   * one.
   *
   * @param firstNumber 1 to 99999
   */
  record Opening(int year, int firstNumber) {}
}

package vn.trinhky.document.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.BodyText;

/** What the templates read. Public for the template engine only. */
final class Views {

  private Views() {}

  /**
   * A line of body text.
   *
   * @param tag HTML element
   * @param style CSS class
   */
  public record BodyLine(String tag, String style, String label, List<BodyText.Run> runs) {}

  /**
   * The block at the head of a document: cells 1 to 4, and 5b of an official letter.
   *
   * @param issuer cell 2
   * @param number number or gap, null when the part carries none
   * @param date place and date, null when the part carries none
   */
  public record Head(
      Typesetter.@Nullable Block superior,
      Typesetter.Block issuer,
      @Nullable String number,
      @Nullable String notation,
      @Nullable String date,
      Typesetter.@Nullable Block letterSubject) {}

  /**
   * Type, abstract and the line of attachment.
   *
   * @param rule length of the rule below, in millimetres
   */
  public record Title(
      String type,
      Typesetter.@Nullable Block subject,
      Typesetter.@Nullable Block attachment,
      double rule) {}

  /** Cells 9b and 7a to 7c. */
  public record Closing(List<String> recipients, List<String> signatureLines, String signer) {}

  /**
   * Cell 9a.
   *
   * @param indent where the lines of several addressees begin, below the colon, in millimetres
   */
  public record Addressees(List<String> names, double indent) {}

  /** The decision. */
  public record Decision(
      String authority, List<List<BodyText.Run>> bases, List<List<BodyLine>> articles) {}

  /** One appendix. */
  public record Appendix(String id, Title title, List<Column> columns, List<Row> rows) {}

  /** A column with its share of the width in per cent. */
  public record Column(String heading, String style, double width) {}

  /** A row; a heading of a group has no cells. */
  public record Row(@Nullable String groupOrdinal, @Nullable String groupTitle, List<Cell> cells) {}

  /** A cell, one element per line. */
  public record Cell(String style, List<String> lines) {}

  /** A place to jump to. */
  public record Bookmark(String name, String id) {}
}

package vn.trinhky.distribution;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientCategory;

/**
 * Resolves the printed lines of Nơi nhận to agencies: "Như Điều 3" through the article, collective
 * names, titles of heads, several bodies in one line.
 */
public interface Recipients {

  /**
   * Every recipient of the draft, each agency once, in printed order; what could not be resolved
   * comes as a recipient without agency.
   */
  List<Recipient> resolve(String locality, Draft draft, LocalDate on);

  /**
   * This agency as a recipient; empty when it does not exist on that day.
   *
   * @param printed the line it comes from
   */
  Optional<Recipient> of(
      String locality, String agency, String printed, RecipientCategory category, LocalDate on);

  /**
   * One recipient.
   *
   * @param agency code of the agency, or null when the text names no agency of the catalogue
   * @param name name of the agency, or the printed text
   * @param printed the line it comes from
   * @param internal whether it gets a receipt in this installation: it has a clerk who accepts and
   *     a head who assigns here
   */
  record Recipient(
      @Nullable String agency,
      String name,
      String printed,
      RecipientCategory category,
      boolean internal) {}
}

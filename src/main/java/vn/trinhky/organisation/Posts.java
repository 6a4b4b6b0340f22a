package vn.trinhky.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who holds which post of an agency, and how posts are printed. */
public interface Posts {

  /** The head of the agency, or nothing while the post is vacant. */
  Optional<Officer> head(String locality, String agency);

  /** The deputies of the head, in the order of the catalogue. */
  List<Officer> deputies(String locality, String agency);

  /**
   * Whether this field of work was assigned to the person by name on this day. A head is
   * responsible for everything all the same.
   *
   * @param field e.g. {@code ADMINISTRATIVE_REFORM}
   */
  boolean hasField(String user, String field, LocalDate on);

  /**
   * Codes of the fields of work assigned to the person by name on this day, in alphabetical order;
   * {@code *} is everything not given to a deputy.
   */
  List<String> fields(String user, LocalDate on);

  /**
   * Titles of the posts of an agency.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-agency}
   */
  Titles titles(String locality, String agency);

  /**
   * How the posts of an agency are printed; null when the agency has no such post.
   *
   * @param head on its own documents, e.g. {@code Trưởng phòng}
   * @param deputy e.g. {@code Phó Trưởng phòng}
   * @param headOutside on a document of another agency, e.g. {@code Trưởng phòng Nội vụ}
   * @param deputyOutside e.g. {@code Phó Trưởng phòng Nội vụ}
   */
  record Titles(
      @Nullable String head,
      @Nullable String deputy,
      @Nullable String headOutside,
      @Nullable String deputyOutside) {}
}

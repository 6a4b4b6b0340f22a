package vn.trinhky.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.organisation.Actor;

/** Issued documents that came to the agencies a person works at (văn bản đến). */
public interface IncomingDocuments {

  /** What came, newest first. */
  IncomingPage search(IncomingQuery query, Actor actor);

  /**
   * One page.
   *
   * @param total how many there are over all pages
   */
  record IncomingPage(List<Incoming> documents, int total) {
    public IncomingPage {
      documents = List.copyOf(documents);
    }
  }

  /**
   * A document that came.
   *
   * @param code number and notation, e.g. {@code 112/QĐ-UBND}
   * @param from name of the body that issued it
   */
  record Incoming(
      Delivery delivery,
      String planId,
      String code,
      LocalDate issuedOn,
      String typeName,
      String subject,
      String from) {}

  /**
   * A search.
   *
   * @param text words of number, notation, type or subject, accents optional, the first ten count;
   *     or null
   * @param year of issue, or null
   * @param state or null for all
   * @param mine only what the person has to deal with himself
   * @param offset first row, from 0
   * @param limit 1 to 200
   */
  record IncomingQuery(
      @Nullable String text,
      @Nullable Integer year,
      @Nullable Stage state,
      boolean mine,
      int offset,
      int limit) {}

  /** How far the recipient is with a document. */
  enum Stage {
    /** Its clerk has not decided yet. */
    TO_ACCEPT("Chờ tiếp nhận"),
    /** Its head has not given it to anybody yet. */
    TO_ASSIGN("Chờ phân công"),
    /** An officer has it. */
    ASSIGNED("Đã phân công"),
    /** Its clerk sent it back. */
    REFUSED("Đã từ chối"),
    /** It came for information: nobody takes receipt. */
    TO_READ("Để biết");

    private final String label;

    Stage(String label) {
      this.label = label;
    }

    /** Vietnamese name. */
    public String label() {
      return label;
    }
  }
}

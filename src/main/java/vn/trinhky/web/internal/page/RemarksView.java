package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The draft passage by passage, with what consulted agencies say of each.
 *
 * @param note what the reader can do here now
 * @param moved remarks whose passage was changed since
 * @param remarking code of the agency for which the reader may remark, or null
 * @param pdfUrl the table of opinions, or null for who may not see it
 */
public record RemarksView(
    String id,
    String title,
    String planUrl,
    String apiUrl,
    int version,
    String note,
    List<Badge> summary,
    List<Thread> moved,
    List<Piece> pieces,
    @Nullable String remarking,
    @Nullable String pdfUrl) {
  /** Copies the lists. */
  public RemarksView {
    summary = List.copyOf(summary);
    moved = List.copyOf(moved);
    pieces = List.copyOf(pieces);
  }

  /** A passage of the draft. */
  public record Piece(String path, String place, String text, List<Thread> threads) {
    /** Copies the list. */
    public Piece {
      threads = List.copyOf(threads);
    }
  }

  /**
   * A remark with the talk about it.
   *
   * @param excerpt what stood there when the remark was made; shown when it has changed since
   * @param answer how the drafter answered, or null
   */
  public record Thread(
      String id,
      String place,
      String excerpt,
      String agency,
      String by,
      String content,
      List<Said> replies,
      Badge state,
      @Nullable String answer,
      boolean mayRemove,
      boolean mayReply,
      boolean mayResolve) {
    /** Copies the list. */
    public Thread {
      replies = List.copyOf(replies);
    }
  }

  /** Something said in the talk. */
  public record Said(String who, String content) {}
}

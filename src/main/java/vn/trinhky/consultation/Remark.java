package vn.trinhky.consultation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consulted agency says of one passage of the draft that it was sent, with the talk about it
 * and how the drafter answered.
 *
 * @param round number of the round, from 1
 * @param version version of the draft that it is about
 * @param agency agency that said it
 * @param path place in the JSON shape of the draft, e.g. {@code appendices[0].groups[1].rows[2]}
 * @param place the place in Vietnamese, e.g. {@code Phụ lục, dòng II.3}
 * @param excerpt the passage as it stood in that version, at most {@value #LONGEST_EXCERPT}
 *     characters
 * @param replies in the order in which they were written
 * @param explanation why it was accepted in part only or not at all; else null or a remark
 */
public record Remark(
    String id,
    String planId,
    int round,
    int version,
    String agency,
    String path,
    String place,
    String excerpt,
    String content,
    String author,
    String authorName,
    Instant writtenAt,
    List<Reply> replies,
    @Nullable Resolution resolution,
    @Nullable String explanation,
    @Nullable String resolvedName,
    @Nullable Instant resolvedAt) {

  /** Longest passage that is kept with a remark. */
  public static final int LONGEST_EXCERPT = 1_000;

  /** Copies the list. */
  public Remark {
    replies = List.copyOf(replies);
  }

  /** Whether the drafter still owes an answer to it. */
  public boolean isUnresolved() {
    return resolution == null;
  }

  /** What somebody answered in the talk about a remark. */
  public record Reply(
      String id, String agency, String content, String authorName, Instant writtenAt) {}
}

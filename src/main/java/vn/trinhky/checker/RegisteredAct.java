package vn.trinhky.checker;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act of the citation registry. Number, notation and date together name it: 76/NQ-CP is one act
 * of 2013 and another of 2021.
 *
 * @param id stable id
 * @param locality code of the locality whose registry it is in, or null when all share it
 * @param notation number and notation, e.g. {@code 60/2021/NĐ-CP}
 * @param type e.g. {@code Nghị định}
 * @param title abstract as the act prints it; for laws the name, which begins with the type
 * @param validFrom first day in force, or null when not recorded
 * @param validTo last day in force, or null
 * @param replacedBy notation of the act that replaced it, or null
 * @param source where the row comes from, in Vietnamese
 * @param rowVersion counts its changes
 */
public record RegisteredAct(
    String id,
    @Nullable String locality,
    String notation,
    LocalDate issuedOn,
    String type,
    String issuer,
    String title,
    Status status,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String replacedBy,
    Scope scope,
    String source,
    int rowVersion) {

  /** Whether an act is still in force. */
  public enum Status {
    IN_FORCE,
    REPLACED,
    EXPIRED
  }

  /**
   * What an act is about, as far as it is easily taken for another.
   *
   * @param covers words for what it covers; empty when not recorded
   * @param excludes words for what it does not cover
   * @param instead notation of the act that covers those, or null
   */
  public record Scope(List<String> covers, List<String> excludes, @Nullable String instead) {
    /** Copies the lists. */
    public Scope {
      covers = List.copyOf(covers);
      excludes = List.copyOf(excludes);
    }
  }
}

package vn.trinhky.checker;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules that drafts are checked by. */
public interface CheckerRules {

  /** All rules as they weigh in a locality, by code. */
  List<RuleInfo> of(String locality);

  /** The rule with this code, as it ships. */
  Optional<RuleInfo> rule(String code);

  /**
   * A rule.
   *
   * @param code id of its findings
   * @param title what it looks for, in Vietnamese, short enough for a heading
   * @param severity how much it weighs as it ships; a finding may weigh less
   * @param configured how much it weighs in this locality, {@code OFF} for not at all; null when as
   *     it ships
   * @param form whether it is about form (thể thức), which the office answers for, too
   * @param overridable whether somebody may let it stand with a reason
   */
  record RuleInfo(
      String code,
      String title,
      Severity severity,
      @Nullable String configured,
      boolean form,
      boolean overridable) {}
}

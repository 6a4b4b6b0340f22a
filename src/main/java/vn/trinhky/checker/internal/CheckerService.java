package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.trinhky.checker.Checker;
import vn.trinhky.checker.CheckerRules.RuleInfo;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Organisation;

/** Asks every rule; one that fails says so and stops no other. */
@Service
class CheckerService implements Checker {

  private static final Logger log = LoggerFactory.getLogger(CheckerService.class);

  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparing(Finding::path, Places.IN_ORDER)
          .thenComparing(finding -> finding.start() == null ? -1 : finding.start())
          .thenComparing(Finding::code);

  private final List<Rule> rules;
  private final ActRegistry acts;
  private final SeverityTable severities;
  private final RuleCatalogue catalogue;
  private final Organisation organisation;

  CheckerService(
      List<Rule> rules,
      ActRegistry acts,
      SeverityTable severities,
      RuleCatalogue catalogue,
      Organisation organisation) {
    this.rules = List.copyOf(rules);
    this.acts = acts;
    this.severities = severities;
    this.catalogue = catalogue;
    this.organisation = organisation;
  }

  @Override
  public List<Finding> check(Draft draft, Circumstances circumstances) {
    Subject subject = Subject.of(draft, circumstances, acts.book(circumstances.locality()));
    Map<String, String> weights = severities.of(circumstances.locality());
    // rules ask the registry for one name after the other
    return organisation.unchanged(
        () ->
            check(
                rules,
                subject,
                weights,
                code -> catalogue.rule(code).map(RuleInfo::title).orElse(code)));
  }

  /**
   * What these rules find, in the order of the document.
   *
   * @param severities severity by code, where it differs from the rule's own
   * @param titles what the rule of a code looks for
   */
  static List<Finding> check(
      List<Rule> rules,
      Subject subject,
      Map<String, String> severities,
      UnaryOperator<String> titles) {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : rules) {
      try {
        rule.check(subject).stream()
            .filter(finding -> !SeverityTable.OFF.equals(severities.get(finding.code())))
            .map(finding -> weighed(finding, severities.get(finding.code())))
            .forEach(found::add);
      } catch (RuntimeException | StackOverflowError failed) {
        log.error("Rule {} failed and is missed", rule.codes(), failed);
        missed(rule, severities, titles).ifPresent(found::add);
      }
    }
    found.sort(IN_ORDER);
    return List.copyOf(found);
  }

  /** What people must look at themselves this time, unless the locality does without it anyway. */
  private static Optional<Finding> missed(
      Rule rule, Map<String, String> severities, UnaryOperator<String> titles) {
    List<String> wanted =
        rule.codes().stream()
            .filter(code -> !SeverityTable.OFF.equals(severities.get(code)))
            .map(titles)
            .toList();
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Found.warning("rule-not-run")
                .at("", "Cả dự thảo", String.join("; ", wanted))
                .says(
                    "Không kiểm tra được: %s. Các mục khác đã kiểm tra. Anh chị hãy tự đối chiếu mục này; nếu lặp lại, hãy báo quản trị hệ thống."
                        .formatted(String.join("; ", wanted))));
  }

  private static Finding weighed(Finding finding, @Nullable String severity) {
    return severity == null || severity.equals(finding.severity().name())
        ? finding
        : new Finding(
            finding.code(),
            Severity.valueOf(severity),
            finding.path(),
            finding.start(),
            finding.end(),
            finding.where(),
            finding.excerpt(),
            finding.message(),
            finding.fixes(),
            finding.evidence());
  }
}

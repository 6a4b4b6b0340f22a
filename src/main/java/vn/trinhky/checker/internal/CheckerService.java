package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.checker.Checker;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.Draft;

/** Asks every rule; one that fails is missed, never the others. */
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

  CheckerService(List<Rule> rules, ActRegistry acts, SeverityTable severities) {
    this.rules = List.copyOf(rules);
    this.acts = acts;
    this.severities = severities;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Finding> check(Draft draft, Circumstances circumstances) {
    return check(
        rules,
        Subject.of(draft, circumstances, acts.book(circumstances.locality())),
        severities.of(circumstances.locality()));
  }

  /**
   * What these rules find, in the order of the document.
   *
   * @param severities severity by code, where it differs from the rule's own
   */
  static List<Finding> check(List<Rule> rules, Subject subject, Map<String, String> severities) {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : rules) {
      try {
        rule.check(subject).stream()
            .filter(finding -> !SeverityTable.OFF.equals(severities.get(finding.code())))
            .map(finding -> weighed(finding, severities.get(finding.code())))
            .forEach(found::add);
      } catch (RuntimeException | StackOverflowError failed) {
        log.error("Rule {} failed and is missed", rule.codes(), failed);
      }
    }
    found.sort(IN_ORDER);
    return List.copyOf(found);
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

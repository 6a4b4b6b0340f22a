package vn.trinhky.checker.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.CheckerRules;
import vn.trinhky.checker.Severity;

/** Titles and severities of all rules: {@code checker/rules.yaml}. */
@Component
class RuleCatalogue implements CheckerRules {

  private final Map<String, RuleInfo> rules;
  private final SeverityTable severities;

  RuleCatalogue(SeverityTable severities) {
    this.severities = severities;
    this.rules = shipped();
  }

  static Map<String, RuleInfo> shipped() {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (InputStream in = new ClassPathResource("checker/rules.yaml").getInputStream()) {
      Map<String, RuleInfo> rules = new TreeMap<>();
      for (Row row : yaml.readValue(in, Row[].class)) {
        rules.put(
            row.code(),
            new RuleInfo(
                row.code(), row.title(), row.severity(), null, row.form(), !row.integrity()));
      }
      return rules;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read checker/rules.yaml", e);
    }
  }

  @Override
  public List<RuleInfo> of(String locality) {
    Map<String, String> configured = severities.of(locality);
    return rules.values().stream()
        .map(
            rule ->
                new RuleInfo(
                    rule.code(),
                    rule.title(),
                    rule.severity(),
                    configured.get(rule.code()),
                    rule.form(),
                    rule.overridable()))
        .toList();
  }

  @Override
  public Optional<RuleInfo> rule(String code) {
    return Optional.ofNullable(rules.get(code));
  }

  record Row(String code, String title, Severity severity, boolean form, boolean integrity) {}
}

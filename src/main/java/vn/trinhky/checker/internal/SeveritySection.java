package vn.trinhky.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.CheckerRules.RuleInfo;
import vn.trinhky.checker.Severity;
import vn.trinhky.organisation.CatalogueSection;
import vn.trinhky.problem.Refusal;

/** The section {@code checker} of a catalogue file: severities by code of the rule. */
@Component
class SeveritySection implements CatalogueSection {

  private final SeverityTable table;
  private final RuleCatalogue rules;

  SeveritySection(SeverityTable table, RuleCatalogue rules) {
    this.table = table;
    this.rules = rules;
  }

  @Override
  public String name() {
    return "checker";
  }

  @Override
  public List<String> importSection(String locality, JsonNode content) {
    Map<String, String> severities = new TreeMap<>();
    content.fields().forEachRemaining(field -> severities.put(field.getKey(), severity(field)));
    if (severities.equals(new TreeMap<>(table.of(locality)))) {
      return List.of();
    }
    table.replace(locality, severities);
    return List.of("checker_severity = " + severities.size());
  }

  private String severity(Map.Entry<String, JsonNode> field) {
    RuleInfo rule =
        rules
            .rule(field.getKey())
            .orElseThrow(() -> invalid("không có quy tắc kiểm tra “%s”".formatted(field.getKey())));
    String given = field.getValue().asText();
    boolean known =
        given.equals(SeverityTable.OFF)
            || Arrays.stream(Severity.values()).anyMatch(each -> each.name().equals(given));
    if (!known) {
      throw invalid(
          "mức của quy tắc “%s” phải là ERROR, WARNING, INFO hoặc OFF".formatted(field.getKey()));
    }
    if (!rule.overridable()) {
      throw invalid("mức của quy tắc “%s” không thay đổi được".formatted(field.getKey()));
    }
    return given;
  }

  private static Refusal invalid(String fault) {
    return Refusal.badRequest("invalid-catalogue", "Danh mục chưa nhập được: " + fault + ".");
  }
}

package vn.trinhky.checker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.CitationGrammar;
import vn.trinhky.document.Notation;

class CheckerFrameTest {

  private static final List<Rule> RULES =
      List.of(new BasisDates(), new CitationDates(), new CitationNotation(), new BasisLines());

  private static final UnaryOperator<String> TITLE = "Mục "::concat;

  @Test
  void findings_stand_in_the_order_of_the_document_whatever_the_order_of_the_rules() {
    Subject subject = Drafts.sample("vinh-chau-2023").subject();
    List<Finding> found = CheckerService.check(RULES, subject, Map.of(), TITLE);
    assertThat(found).hasSizeGreaterThan(4);
    for (int seed = 0; seed < 5; seed++) {
      List<Rule> shuffled = new ArrayList<>(RULES);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(CheckerService.check(shuffled, subject, Map.of(), TITLE)).isEqualTo(found);
    }
  }

  @Test
  void places_stand_in_the_printed_order() {
    List<String> printed =
        List.of(
            "",
            "subject",
            "legalBases[2].text",
            "legalBases[10].text",
            "articles[0].text",
            "plan.subject",
            "plan.body",
            "appendices[0].title",
            "appendices[0].groups[0].title",
            "appendices[0].groups[0].rows[2].task",
            "appendices[0].groups[0].rows[2].product",
            "appendices[0].groups[0].rows[2].lead",
            "appendices[0].groups[0].rows[2].time",
            "appendices[0].groups[0].rows[11].task",
            "appendices[0].groups[1].title",
            "recipients[0].text",
            "archive");
    List<String> shuffled = new ArrayList<>(printed);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.sort(Places.IN_ORDER);
    assertThat(shuffled).isEqualTo(printed);
  }

  private static final Rule FAILING =
      new Rule() {
        @Override
        public List<String> codes() {
          return List.of("failing", "other");
        }

        @Override
        public List<Finding> check(Subject subject) {
          throw new IllegalStateException("as if there were a fault in it");
        }
      };

  @Test
  void a_rule_that_fails_stops_no_other_and_says_so() {
    Subject subject = Drafts.sample("nga-nam-2024").subject();
    List<Finding> found =
        CheckerService.check(List.of(FAILING, new BasisDates()), subject, Map.of(), TITLE);
    assertThat(found)
        .extracting(Finding::code, Finding::severity)
        .containsExactly(
            tuple("rule-not-run", Severity.WARNING), tuple("basis-after-document", Severity.ERROR));
    assertThat(found.get(0).message())
        .startsWith("Không kiểm tra được: Mục failing; Mục other.")
        .contains("tự đối chiếu");
    assertThat(RuleCatalogue.shipped().get("rule-not-run").overridable()).isFalse();
  }

  @Test
  void a_rule_that_the_locality_does_without_may_fail_in_silence() {
    Subject subject = Drafts.sample("nga-nam-2024").subject();
    assertThat(
            CheckerService.check(
                List.of(FAILING), subject, Map.of("failing", "OFF", "other", "OFF"), TITLE))
        .isEmpty();
    assertThat(
            CheckerService.check(List.of(FAILING), subject, Map.of("failing", "OFF"), TITLE)
                .get(0)
                .excerpt())
        .isEqualTo("Mục other");
  }

  @Test
  void a_locality_weighs_rules_its_own_way_or_does_without() {
    Subject subject = Drafts.sample("nga-nam-2024").subject();
    List<Rule> rules = List.of(new BasisDates(), new BasisLines());
    assertThat(
            CheckerService.check(
                rules,
                subject,
                Map.of("basis-after-document", "INFO", "basis-punctuation", "OFF"),
                TITLE))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("basis-after-document", Severity.INFO));
  }

  @Test
  void the_acts_that_ship_are_what_they_say() {
    List<RegisteredAct> acts = ActFile.shipped();
    assertThat(acts).hasSizeGreaterThan(30);
    assertThat(acts).extracting(RegisteredAct::id).doesNotHaveDuplicates();
    for (RegisteredAct act : acts) {
      Notation notation = Notation.parse(act.notation()).orElseThrow();
      assertThat(Notation.lettersOf(act.type()).contains(notation.type()))
          .as("type of %s", act)
          .isTrue();
      if (notation.year() != null) {
        assertThat(notation.year()).as(act.notation()).isEqualTo(act.issuedOn().getYear());
      }
      assertThat(act.source()).as(act.notation()).isNotBlank();
      assertThat(act.validFrom() == null || !act.validFrom().isBefore(act.issuedOn()))
          .as(act.notation())
          .isTrue();
      // the grammar reads it back from a line that prints it as it should be printed
      assertThat(
              CitationGrammar.findInBasis(
                      "Căn cứ %s số %s ngày %s của %s %s;"
                          .formatted(
                              act.type(),
                              act.notation(),
                              Citing.day(act.issuedOn()),
                              act.issuer(),
                              act.title()))
                  .get(0)
                  .issuedOn())
          .as(act.notation())
          .contains(act.issuedOn());
    }
  }
}

package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.trinhky.workflow.PlanIssuance.COMMENT_ON_DRAFT;
import static vn.trinhky.workflow.PlanIssuance.DRAFT_PLAN;
import static vn.trinhky.workflow.PlanIssuance.ISSUE_DOCUMENT;
import static vn.trinhky.workflow.PlanIssuance.RESOLVE_COMMENTS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.Article;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.Draft.RecipientLine;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.register.OutgoingRegister.RegisterQuery;
import vn.trinhky.signing.Signatures;
import vn.trinhky.signing.Signers;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/** Many who decide at the same moment. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrencyIT {

  private static final String[] SIX = {"tu-phap", "tc-kh", "vh-tt", "kinh-te", "tn-mt", "y-te"};
  private static final int DOSSIERS = 200;
  private static final int THREADS = 8;

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Logins logins;
  @Autowired private Plans plans;
  @Autowired private Drafts drafts;
  @Autowired private Signers signers;
  @Autowired private Signatures signatures;
  @Autowired private OutgoingRegister register;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private ProductClock clock;
  @Autowired private JdbcClient jdbc;

  private String locality;

  @BeforeAll
  void town() {
    locality = localities.create();
  }

  @Test
  void six_agencies_answer_at_the_same_moment_for_five_rounds() {
    Dossier plan = dossiers.open(locality).consulting(SIX).to(COMMENT_ON_DRAFT);
    String instance = plan.instance().getId();
    engine.withJobExecutor(
        () -> {
          for (int round = 1; round <= 5; round++) {
            await().atMost(Duration.ofSeconds(30)).until(() -> plan.work().size() == SIX.length);
            List<Callable<Void>> answers = new ArrayList<>();
            for (String agency : SIX) {
              Task task = plan.consultation(agency);
              answers.add(
                  () -> {
                    engine.decide(plan.user(agency + ".officer"), task, "AGREE");
                    return null;
                  });
            }
            assertThat(Together.run(answers)).as("round %d", round).containsOnlyNulls();
            await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !engine.open(plan.id(), RESOLVE_COMMENTS).isEmpty());
            if (round < 5) {
              plan.decides("noi-vu.officer", RESOLVE_COMMENTS, "CONSULT_AGAIN", "Thêm một đợt.");
            }
          }
        });
    assertThat(
            plan.timeline().stream()
                .filter(event -> Objects.equals(event.step(), PlanStep.COMMENT_ON_DRAFT)))
        .hasSize(5 * SIX.length);
    assertThat(runtime.createIncidentQuery().processInstanceId(instance).count()).isZero();
    assertThat(management.createJobQuery().processInstanceId(instance).withException().count())
        .isZero();
  }

  /**
   * Dossiers are opened and written through their use cases and carry a recorded signature of the
   * leader over their content; only the way of the process from the draft to the clerk is cut
   * short, by moving its instance. Nothing after the number is part of this: the instances end
   * there.
   */
  @Test
  void two_hundred_documents_issued_at_once_get_numbers_without_duplicate_and_gap() {
    int firstDecision = next("QĐ");
    int firstPlan = next("KH");
    List<String> ids = Collections.synchronizedList(new ArrayList<>());
    try {
      assertThat(
              spread(
                  IntStream.range(0, DOSSIERS)
                      .<Callable<Void>>mapToObj(
                          i ->
                              () -> {
                                ids.add(
                                    signedDossier(
                                        i % 2 == 0
                                            ? IssuanceForm.DECISION_WITH_PLAN
                                            : IssuanceForm.PLAN));
                                return null;
                              })
                      .toList()))
          .isEmpty();
      List<Callable<Void>> issues = new ArrayList<>();
      for (String id : ids) {
        Task task = engine.task(id, ISSUE_DOCUMENT);
        issues.add(
            () -> {
              engine.decide(locality + ".ubnd.clerk", task, "ISSUE");
              return null;
            });
      }
      assertThat(spread(issues)).isEmpty();
      assertThat(numbers("QĐ")).containsExactlyElementsOf(from(firstDecision, DOSSIERS / 2));
      assertThat(numbers("KH")).containsExactlyElementsOf(from(firstPlan, DOSSIERS / 2));
      assertThat(ids)
          .allSatisfy(
              id -> {
                Plan plan = plans.get(id);
                assertThat(plan.state()).isEqualTo(PlanState.NUMBERED);
                assertThat(register.find(Objects.requireNonNull(plan.registerEntry())))
                    .map(RegisterEntry::reference)
                    .hasValue(id);
              });
    } finally {
      // nobody seals or sends these documents
      ids.stream()
          .map(engine::instance)
          .filter(Objects::nonNull)
          .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "end of the test"));
    }
  }

  @Test
  void as_many_open_a_dossier_at_once_as_there_are_connections_and_more() {
    List<String> codes = Collections.synchronizedList(new ArrayList<>());
    String fresh = localities.create();
    List<Callable<Void>> people = new ArrayList<>();
    for (int i = 0; i < 2 * THREADS; i++) {
      people.add(
          () -> {
            codes.add(open(fresh, IssuanceForm.PLAN).code());
            return null;
          });
    }
    assertThat(Together.run(people)).containsOnlyNulls();
    assertThat(codes).doesNotHaveDuplicates().hasSize(2 * THREADS);
  }

  private Plan open(String town, IssuanceForm form) {
    return plans.open(
        new NewPlan(
            town,
            2022,
            form,
            IssuingAuthority.COMMITTEE,
            "Kế hoạch tuyên truyền cải cách hành chính năm 2022",
            null,
            Urgency.NORMAL,
            null,
            null),
        logins.actor(town + ".noi-vu.officer"));
  }

  private String signedDossier(IssuanceForm form) {
    Plan plan = open(locality, form);
    drafts.save(
        plan.id(),
        brief(drafts.current(plan.id()).draft()),
        1,
        logins.actor(locality + ".noi-vu.officer"));
    signatures.record(
        plan.id(),
        drafts.current(plan.id()).info().digest(),
        signers.committeeCapacityOf(
            locality + ".ubnd.leader-2", locality, true, plan.field(), plans.today()),
        clock.now());
    jdbc.sql("update plan_dossier set state = 'SIGNED' where id = ?").param(plan.id()).update();
    runtime
        .createProcessInstanceModification(engine.instance(plan.id()).getId())
        .cancelAllForActivity(DRAFT_PLAN)
        .startBeforeActivity(ISSUE_DOCUMENT)
        .execute();
    return plan.id();
  }

  /** Few recipients: this is about numbers. */
  private static Draft brief(Draft draft) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        draft.legalBases(),
        draft.articles().stream()
            .map(article -> new Article(article.label(), "Phòng Nội vụ chịu trách nhiệm thi hành."))
            .toList(),
        new Draft.PlanText(draft.plan().subject(), "I. Mục đích\n1. Tuyên truyền."),
        List.of(),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        List.of(
            new RecipientLine("Phòng Nội vụ", null, RecipientCategory.EXECUTE),
            new RecipientLine("UBND xã Ninh Sơn", null, RecipientCategory.EXECUTE)),
        draft.archive(),
        draft.signature());
  }

  private int next(String type) {
    return register.nextNumber(locality, "ubnd", type, plans.today().getYear());
  }

  private List<Integer> numbers(String type) {
    return register
        .search(
            new RegisterQuery(
                locality, "ubnd", plans.today().getYear(), type, null, false, 0, 1_000))
        .stream()
        .map(RegisterEntry::number)
        .toList();
  }

  private static List<Integer> from(int first, int count) {
    return IntStream.range(first, first + count).boxed().toList();
  }

  /** Lets a few threads work the calls off and answers what failed. */
  private static List<Throwable> spread(List<Callable<Void>> calls) {
    ConcurrentLinkedQueue<Callable<Void>> waiting = new ConcurrentLinkedQueue<>(calls);
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    Callable<Void> worker =
        () -> {
          for (Callable<Void> call = waiting.poll(); call != null; call = waiting.poll()) {
            try {
              call.call();
            } catch (Exception failure) {
              failures.add(failure);
            }
          }
          return null;
        };
    List<@Nullable Throwable> died = Together.run(Collections.nCopies(THREADS, worker));
    died.stream().filter(Objects::nonNull).forEach(failures::add);
    return List.copyOf(failures);
  }
}

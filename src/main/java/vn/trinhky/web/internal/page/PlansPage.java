package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Samples;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Plans.PlanPage;
import vn.trinhky.plan.Plans.PlanQuery;
import vn.trinhky.plan.Urgency;
import vn.trinhky.problem.Refusal;

/** The list of dossiers, and starting one. */
@Controller
class PlansPage {
  private static final int ROWS = 20;

  /** Older plans are begun from on their own page. */
  private static final int MODELS = 100;

  private final Plans plans;
  private final Worklist worklist;
  private final Organisation organisation;
  private final Samples samples;
  private final Steps steps;
  private final Names names;

  PlansPage(
      Plans plans,
      Worklist worklist,
      Organisation organisation,
      Samples samples,
      Steps steps,
      Names names) {
    this.plans = plans;
    this.worklist = worklist;
    this.organisation = organisation;
    this.samples = samples;
    this.steps = steps;
    this.names = names;
  }

  /** Whether the person may start a dossier: officers do. */
  static boolean mayCreate(Actor actor) {
    return actor.groups().stream().anyMatch(group -> group.endsWith(".officer"));
  }

  @GetMapping("/plans")
  String list(
      @RequestParam(name = "q", defaultValue = "") String text,
      @RequestParam(required = false) @Nullable PlanState state,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "1") int page,
      Actor actor,
      Model model) {
    int asked = Math.min(Math.max(page, 1), 100_000);
    String words = text.strip();
    Set<PlanState> wanted = state == null ? Set.of() : Set.of(state);
    PlanPage found =
        plans.search(
            new PlanQuery(words.isEmpty() ? null : words, year, wanted, (asked - 1) * ROWS, ROWS),
            actor);
    int pages = Math.max(1, (found.total() + ROWS - 1) / ROWS);
    int shown = Math.min(asked, pages);
    if (shown != asked) {
      found =
          plans.search(
              new PlanQuery(words.isEmpty() ? null : words, year, wanted, (shown - 1) * ROWS, ROWS),
              actor);
    }
    model.addAttribute(
        "view",
        new PlansView(
            words,
            states(state),
            years(year),
            !words.isEmpty() || state != null || year != null,
            found.plans().stream().map(this::row).toList(),
            found.total(),
            shown,
            pages,
            shown > 1 ? address(words, state, year, shown - 1) : null,
            shown < pages ? address(words, state, year, shown + 1) : null));
    return "plans";
  }

  @GetMapping("/plans/new")
  String start(@RequestParam(required = false) @Nullable String from, Actor actor, Model model) {
    Officer officer =
        organisation
            .officer(actor.user())
            .filter(one -> mayCreate(actor))
            .orElseThrow(
                () ->
                    Refusal.forbidden(
                        "not-drafting-officer",
                        "Chuyên viên của cơ quan soạn thảo mới tạo được hồ sơ. Hãy đề nghị chuyên"
                            + " viên của cơ quan tạo."));
    List<NewPlanView.Source> ready =
        samples.list().stream()
            .filter(sample -> sample.plan().locality().equals(officer.locality()))
            .map(
                sample ->
                    new NewPlanView.Source(
                        sample.code(),
                        sample.plan().title(),
                        sample.source(),
                        sample.plan().year(),
                        sample.plan().form().name(),
                        sample.plan().authority().name()))
            .toList();
    List<Option> agencies =
        organisation.agencies(officer.locality(), names.today()).stream()
            .filter(agency -> actor.isIn(Group.OFFICER, officer.locality(), agency.code()))
            .map(
                agency ->
                    new Option(
                        agency.code(), agency.name(), agency.code().equals(officer.agency())))
            .toList();
    model.addAttribute(
        "view",
        new NewPlanView(
            officer.locality(),
            agencies,
            ready,
            models(officer.locality(), from, actor),
            names.today().getYear(),
            Arrays.stream(Urgency.values())
                .map(
                    urgency ->
                        new Option(urgency.name(), urgency.label(), urgency == Urgency.NORMAL))
                .toList()));
    return "plan-new";
  }

  /** Earlier plans of the locality that the officer may read, the newest first. */
  private List<NewPlanView.Model> models(String locality, @Nullable String from, Actor actor) {
    Stream<Plan> asked = from == null ? Stream.empty() : Stream.of(plans.visible(from, actor));
    Stream<Plan> newest =
        plans.search(new PlanQuery(null, null, Set.of(), 0, MODELS), actor).plans().stream()
            .filter(plan -> plan.state() != PlanState.WITHDRAWN)
            .filter(plan -> !plan.id().equals(from));
    return Stream.concat(asked, newest)
        .filter(plan -> plan.locality().equals(locality))
        .filter(plan -> plans.access(plan, actor).level().compareTo(Plans.Level.METADATA) < 0)
        .map(
            plan ->
                new NewPlanView.Model(
                    plan.id(),
                    "Năm %d: %s (%s, %s)"
                        .formatted(
                            plan.year(),
                            plan.title(),
                            plan.code(),
                            plan.state().label().toLowerCase(Locale.forLanguageTag("vi"))),
                    plan.title(),
                    plan.year(),
                    plan.form().name(),
                    plan.authority().name(),
                    plan.id().equals(from)))
        .toList();
  }

  private PlansView.Row row(Plan plan) {
    List<Work> open = worklist.of(plan.id());
    return new PlansView.Row(
        plan.title(),
        "/plans/" + plan.id(),
        plan.code(),
        form(plan.form()),
        names.agency(plan.locality(), plan.draftingAgency()),
        steps.badge(plan, open),
        open.isEmpty() ? "" : names.holders(open) + ", từ " + names.day(open.get(0).arrivedAt()),
        open.stream()
            .map(Work::dueAt)
            .filter(Objects::nonNull)
            .findFirst()
            .map(due -> names.due(plan.locality(), due))
            .orElse(null),
        names.day(plan.createdAt()));
  }

  static String form(IssuanceForm form) {
    return switch (form) {
      case DECISION_WITH_PLAN -> "Quyết định ban hành kèm kế hoạch";
      case PLAN -> "Kế hoạch";
    };
  }

  private static List<Option> states(@Nullable PlanState chosen) {
    return Stream.concat(
            Stream.of(new Option("", "Tất cả", chosen == null)),
            Arrays.stream(PlanState.values())
                .map(state -> new Option(state.name(), state.label(), state == chosen)))
        .toList();
  }

  private List<Option> years(@Nullable Integer chosen) {
    int now = names.today().getYear();
    List<Option> years = new ArrayList<>();
    years.add(new Option("", "Tất cả", chosen == null));
    for (int year = now + 1; year >= now - 4; year--) {
      years.add(
          new Option(
              Integer.toString(year),
              Integer.toString(year),
              Integer.valueOf(year).equals(chosen)));
    }
    return years;
  }

  private static String address(
      String text, @Nullable PlanState state, @Nullable Integer year, int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/plans").queryParam("page", page);
    if (!text.isEmpty()) {
      address.queryParam("q", "{q}");
    }
    if (state != null) {
      address.queryParam("state", state);
    }
    if (year != null) {
      address.queryParam("year", year);
    }
    return text.isEmpty()
        ? address.encode().build().toUriString()
        : address.encode().buildAndExpand(text).toUriString();
  }
}

package vn.trinhky.web.internal.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Round;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.notification.Reminders;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Plans.PlanQuery;
import vn.trinhky.plan.Timeline;
import vn.trinhky.register.OutgoingRegister;

/** Puts together today's work of one person. */
@Component
class HomeViews {
  private static final int WORKING_DAYS = 10;
  private static final int ITEMS_A_DAY = 2;
  private static final int DOSSIERS = 6;

  private final Worklist worklist;
  private final Reminders reminders;
  private final Plans plans;
  private final Drafts drafts;
  private final PlanConsultations consultations;
  private final PlanPapers papers;
  private final Timeline timeline;
  private final Deliveries deliveries;
  private final OutgoingRegister register;
  private final Organisation organisation;
  private final WorkingCalendar calendar;
  private final Steps steps;
  private final Names names;

  HomeViews(
      Worklist worklist,
      Reminders reminders,
      Plans plans,
      Drafts drafts,
      PlanConsultations consultations,
      PlanPapers papers,
      Timeline timeline,
      Deliveries deliveries,
      OutgoingRegister register,
      Organisation organisation,
      WorkingCalendar calendar,
      Steps steps,
      Names names) {
    this.worklist = worklist;
    this.reminders = reminders;
    this.plans = plans;
    this.drafts = drafts;
    this.consultations = consultations;
    this.papers = papers;
    this.timeline = timeline;
    this.deliveries = deliveries;
    this.register = register;
    this.organisation = organisation;
    this.calendar = calendar;
    this.steps = steps;
    this.names = names;
  }

  @Transactional(readOnly = true)
  public HomeView of(Actor actor) {
    Optional<Officer> officer = organisation.officer(actor.user());
    boolean leader = names.isLeader(actor);
    List<Work> mine = worklist.mine(actor);
    List<Work> available = worklist.available(actor);
    List<Work> toSign =
        leader
            ? Stream.concat(mine.stream(), available.stream()).filter(HomeViews::isToSign).toList()
            : List.of();
    List<Work> own = mine.stream().filter(work -> !toSign.contains(work)).toList();
    List<Work> free = available.stream().filter(work -> !toSign.contains(work)).toList();
    List<Work> underway =
        worklist.ofAgency(actor).stream()
            .filter(work -> !mine.contains(work) && !available.contains(work))
            .toList();
    List<HomeView.Task> ownTasks = tasks(own, true);
    List<HomeView.Task> freeTasks = tasks(free, false);
    int soon = count(ownTasks, freeTasks, "warn");
    int late = count(ownTasks, freeTasks, "bad");
    return new HomeView(
        names.longDate(names.today()),
        leader ? leaderHeadline(toSign) : headline(ownTasks, freeTasks),
        leader && !toSign.isEmpty()
            ? "Văn phòng đã thẩm tra. Đọc nhanh hai dòng trong mỗi thẻ; mở hồ sơ khi cần xem kỹ."
            : null,
        leader ? null : new HomeView.Counts(own.size(), free.size(), soon, late),
        leader || officer.isEmpty()
            ? List.of()
            : days(officer.get().locality(), Stream.concat(own.stream(), free.stream()).toList()),
        ownTasks,
        freeTasks,
        officer
            .map(one -> "Việc của " + names.agency(one.locality(), one.agency()) + ", chưa ai nhận")
            .orElse("Việc chưa ai nhận"),
        underway.stream().map(this::underway).toList(),
        leader,
        toSign.stream().map(this::card).toList(),
        inProgress(actor),
        myDrafts(mine),
        issued(actor),
        reminders.notices(actor).stream()
            .map(
                notice ->
                    new HomeView.Reminder(
                        names.moment(notice.at()),
                        notice.text(),
                        Names.taskUrl(notice.taskId()),
                        notice.stage().equals("REMIND") ? "now" : "bad"))
            .toList());
  }

  private static boolean isToSign(Work work) {
    return work.step().equals(PlanStep.DECIDE_AND_SIGN.id());
  }

  private static int count(List<HomeView.Task> own, List<HomeView.Task> free, String tone) {
    return (int)
        Stream.concat(own.stream(), free.stream())
            .filter(task -> task.due() != null && task.due().tone().equals(tone))
            .count();
  }

  private static String headline(List<HomeView.Task> own, List<HomeView.Task> free) {
    int urgent = count(own, List.of(), "warn") + count(own, List.of(), "bad");
    if (urgent > 0) {
      return "Hôm nay có " + urgent + " việc cần xong sớm";
    }
    if (!own.isEmpty()) {
      return "Anh chị có " + own.size() + " việc đang làm";
    }
    return free.isEmpty()
        ? "Hôm nay không có việc chờ anh chị"
        : "Có " + free.size() + " việc chờ người nhận";
  }

  private static String leaderHeadline(List<Work> toSign) {
    return toSign.isEmpty()
        ? "Không có văn bản chờ đồng chí ký"
        : toSign.size() + " văn bản chờ đồng chí ký";
  }

  // tasks

  private List<HomeView.Task> tasks(List<Work> works, boolean own) {
    List<HomeView.Task> tasks = new ArrayList<>();
    for (Work work : works) {
      tasks.add(
          new HomeView.Task(
              work.label(),
              work.title(),
              why(work, own),
              Badge.calm(
                  PlanStep.of(work.step()).map(Steps::shortLabel).orElse("Tiếp nhận văn bản")),
              names.due(work.locality(), work.dueAt()),
              Names.taskUrl(work.taskId()),
              own ? "Mở việc" : "Nhận việc",
              own && tasks.isEmpty()));
    }
    return tasks;
  }

  /** Why the task is here; what a person has in hand is worth a look into the dossier. */
  private String why(Work work, boolean own) {
    String arrived = "Chuyển đến " + names.moment(work.arrivedAt());
    Optional<PlanStep> step = PlanStep.of(work.step());
    if (step.filter(PlanStep.COMMENT_ON_DRAFT::equals).isPresent()) {
      return arrived + "; hết hạn mà không trả lời thì xem như thống nhất";
    }
    if (own && step.isPresent()) {
      return timeline.of(work.businessKey()).stream()
          .filter(event -> event.kind().equals("DECIDED"))
          .reduce((first, last) -> last)
          .filter(event -> event.decision() != null && event.decision().isReturn())
          .map(event -> "%s trả lại: “%s”".formatted(event.actorName(), event.remark()))
          .orElse(arrived);
    }
    return arrived;
  }

  private HomeView.Task underway(Work work) {
    boolean plan = PlanStep.of(work.step()).isPresent();
    return new HomeView.Task(
        work.label(),
        work.title(),
        "Đang ở " + names.holder(work) + " từ " + names.moment(work.arrivedAt()),
        Badge.calm(PlanStep.of(work.step()).map(Steps::shortLabel).orElse("Tiếp nhận văn bản")),
        names.due(work.locality(), work.dueAt()),
        plan ? "/plans/" + work.businessKey() : Names.taskUrl(work.taskId()),
        plan ? "Xem hồ sơ" : "Xem việc",
        false);
  }

  // the strip of days

  private List<HomeView.Day> days(String locality, List<Work> works) {
    Map<LocalDate, List<Work>> due =
        works.stream()
            .filter(work -> work.dueAt() != null)
            .collect(
                Collectors.groupingBy(
                    work ->
                        LocalDate.ofInstant(
                            Objects.requireNonNull(work.dueAt()), ProductClock.ZONE)));
    LocalDate today = names.today();
    List<HomeView.Day> days = new ArrayList<>();
    LocalDate day = today;
    int working = 0;
    while (working < WORKING_DAYS) {
      boolean offices = calendar.isWorkingDay(locality, day);
      if (offices || day.equals(today)) {
        days.add(
            new HomeView.Day(
                day.equals(today) ? "today" : "work",
                DateText.dayMonth(day),
                day.equals(today) ? "Hôm nay" : Names.weekdayShort(day),
                items(due.getOrDefault(day, List.of()))));
        working += offices ? 1 : 0;
        day = day.plusDays(1);
      } else {
        LocalDate first = day;
        while (!calendar.isWorkingDay(locality, day)) {
          day = day.plusDays(1);
        }
        days.add(rest(first, day.minusDays(1)));
      }
    }
    return days;
  }

  /** Days of rest in a row: a weekend is a sliver, anything longer is named. */
  private static HomeView.Day rest(LocalDate first, LocalDate last) {
    boolean weekend = first.getDayOfWeek().getValue() >= 6 && !last.isAfter(first.plusDays(1));
    return weekend
        ? new HomeView.Day("rest", "", "Thứ Bảy, Chủ nhật", List.of())
        : new HomeView.Day(
            "holiday",
            first.equals(last)
                ? DateText.dayMonth(first)
                : DateText.dayMonth(first) + " – " + DateText.dayMonth(last),
            "Nghỉ lễ, không tính hạn",
            List.of());
  }

  private List<HomeView.DayItem> items(List<Work> works) {
    List<HomeView.DayItem> items = new ArrayList<>();
    for (Work work : works.subList(0, Math.min(ITEMS_A_DAY, works.size()))) {
      Due due = names.due(work.locality(), work.dueAt());
      items.add(
          new HomeView.DayItem(
              PlanStep.of(work.step()).map(Steps::shortLabel).orElse(work.label())
                  + ": "
                  + work.title(),
              Names.taskUrl(work.taskId()),
              due == null ? "" : due.tone()));
    }
    if (works.size() > ITEMS_A_DAY) {
      items.add(
          new HomeView.DayItem(
              "và " + (works.size() - ITEMS_A_DAY) + " việc khác", "#cua-toi", "minor"));
    }
    return items;
  }

  // a leader's cards

  private HomeView.SignCard card(Work work) {
    Plan plan = plans.get(work.businessKey());
    Optional<Round> round = consultations.current(plan.id());
    return new HomeView.SignCard(
        plan.title(),
        PlansPage.form(plan.form())
            + ", "
            + names.agency(plan.locality(), plan.draftingAgency())
            + " trình",
        names.due(work.locality(), work.dueAt()),
        round.map(HomeViews::agreement).orElse("Hồ sơ không lấy ý kiến cơ quan nào."),
        round.map(current -> objections(plan, current)).orElse(null),
        change(plan, round),
        Names.taskUrl(work.taskId()),
        "/plans/" + plan.id());
  }

  private static String agreement(Round round) {
    List<Opinion> opinions = round.opinions();
    long objecting = opinions.stream().filter(each -> each.answer() == Answer.OBJECT).count();
    long commenting =
        opinions.stream().filter(each -> each.answer() == Answer.AGREE_WITH_COMMENTS).count();
    long silent =
        opinions.stream()
            .filter(each -> each.answer() == null || each.answer() == Answer.NO_RESPONSE)
            .count();
    String text = (opinions.size() - objecting) + "/" + opinions.size() + " cơ quan thống nhất";
    if (commenting > 0) {
      text += ", " + commenting + " có góp ý";
    }
    return text + (silent > 0 ? ", " + silent + " không trả lời." : ".");
  }

  private @Nullable String objections(Plan plan, Round round) {
    List<Opinion> objecting =
        round.opinions().stream().filter(each -> each.answer() == Answer.OBJECT).toList();
    if (objecting.isEmpty()) {
      return null;
    }
    return objecting.size()
        + " không thống nhất: "
        + objecting.stream()
            .map(
                each ->
                    names.agency(plan.locality(), each.agency())
                        + (each.resolution() == null ? "" : " (đã giải trình)"))
            .collect(Collectors.joining("; "))
        + ".";
  }

  private String change(Plan plan, Optional<Round> round) {
    String times =
        plan.submissionCount() > 1
            ? "Trình lần " + plan.submissionCount() + ". "
            : "Trình lần đầu. ";
    String changes = round.map(current -> changesSince(plan, current.version())).orElse("");
    String opinion = papers.reviewSheet(plan.id()).opinion();
    return times + changes + (opinion.isBlank() ? "" : "Văn phòng: " + opinion);
  }

  private String changesSince(Plan plan, int version) {
    int changes = drafts.changes(plan.id(), version, plan.version()).size();
    return (changes == 0 ? "Không thay đổi" : changes + " chỗ thay đổi")
        + " so với bản lấy ý kiến. ";
  }

  // dossiers

  private List<HomeView.Progress> inProgress(Actor actor) {
    return plans
        .search(new PlanQuery(null, null, PlanState.IN_PROGRESS, 0, DOSSIERS), actor)
        .plans()
        .stream()
        .map(
            plan -> {
              List<Work> open = worklist.of(plan.id());
              int step = steps.reached(plan, open, timeline.of(plan.id()));
              return new HomeView.Progress(
                  plan.title(),
                  "/plans/" + plan.id(),
                  step,
                  "Bước %d/10%s"
                      .formatted(step, open.isEmpty() ? "" : ", tại " + names.holders(open)),
                  steps.badge(plan, open));
            })
        .toList();
  }

  private List<HomeView.Progress> myDrafts(List<Work> mine) {
    return mine.stream()
        .filter(work -> work.step().equals(PlanStep.DRAFT_PLAN.id()))
        .map(work -> plans.get(work.businessKey()))
        .map(
            plan ->
                new HomeView.Progress(
                    plan.title(),
                    "/plans/" + plan.id() + "/draft",
                    1,
                    "Bản " + plan.version(),
                    new Badge("Đang soạn", "now")))
        .toList();
  }

  private List<HomeView.Delivered> issued(Actor actor) {
    return plans
        .search(new PlanQuery(null, null, PlanState.ISSUED, 0, DOSSIERS), actor)
        .plans()
        .stream()
        .filter(plan -> plans.access(plan, actor).isFull())
        .map(this::delivered)
        .toList();
  }

  private HomeView.Delivered delivered(Plan plan) {
    Map<DeliveryStatus, Integer> counts = deliveries.counts(plan.id());
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    int received =
        Stream.of(
                DeliveryStatus.ACCEPTED,
                DeliveryStatus.ASSIGNED,
                DeliveryStatus.IN_PROGRESS,
                DeliveryStatus.COMPLETED)
            .mapToInt(status -> counts.getOrDefault(status, 0))
            .sum();
    int refused = counts.getOrDefault(DeliveryStatus.REFUSED, 0);
    int failed = counts.getOrDefault(DeliveryStatus.FAILED, 0);
    String entry = plan.registerEntry();
    return new HomeView.Delivered(
        entry == null
            ? plan.code()
            : register.find(entry).map(row -> row.printedCode()).orElse(plan.code()),
        plan.title(),
        "/plans/" + plan.id() + "#giao-nhan",
        received,
        total,
        Stream.of(
                refused == 0 ? "" : refused + " nơi từ chối",
                failed == 0 ? "" : failed + " nơi gửi lỗi")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", ")));
  }
}

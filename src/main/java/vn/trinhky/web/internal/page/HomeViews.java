package vn.trinhky.web.internal.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.notification.Reminders;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.notification.Worklist.Share;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
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

  /** A document is underway until it has gone out. */
  private static final Set<PlanState> UNDERWAY =
      Set.of(PlanState.IN_PROGRESS, PlanState.SIGNED, PlanState.NUMBERED);

  /** More work than this is one click away. */
  private static final int LONGEST_LIST = 30;

  /** Documents to sign that are shown with all that is needed to decide. */
  private static final int CARDS = 8;

  private final Worklist worklist;
  private final Reminders reminders;
  private final Plans plans;
  private final Timeline timeline;
  private final Deliveries deliveries;
  private final OutgoingRegister register;
  private final Organisation organisation;
  private final WorkingCalendar calendar;
  private final DecisionCards cards;
  private final LeaderDesk desk;
  private final Steps steps;
  private final Names names;

  HomeViews(
      Worklist worklist,
      Reminders reminders,
      Plans plans,
      Timeline timeline,
      Deliveries deliveries,
      OutgoingRegister register,
      Organisation organisation,
      WorkingCalendar calendar,
      DecisionCards cards,
      LeaderDesk desk,
      Steps steps,
      Names names) {
    this.worklist = worklist;
    this.reminders = reminders;
    this.plans = plans;
    this.timeline = timeline;
    this.deliveries = deliveries;
    this.register = register;
    this.organisation = organisation;
    this.calendar = calendar;
    this.cards = cards;
    this.desk = desk;
    this.steps = steps;
    this.names = names;
  }

  /**
   * The person's home page.
   *
   * @param all whether the lists are shown in full
   */
  @Transactional(readOnly = true)
  public HomeView of(Actor actor, boolean all) {
    Optional<Officer> officer = organisation.officer(actor.user());
    boolean leader = names.isLeader(actor);
    List<Work> mine = worklist.mine(actor);
    List<Work> available = worklist.available(actor);
    List<Work> toSign =
        leader
            ? Stream.concat(mine.stream(), available.stream()).filter(HomeViews::isToSign).toList()
            : List.of();
    List<Work> own = mine.stream().filter(work -> !toSign.contains(work)).toList();
    Map<Boolean, List<Work>> free =
        available.stream()
            .filter(work -> !toSign.contains(work))
            .collect(Collectors.partitioningBy(HomeViews::isReceipt));
    List<Work> incoming = free.get(true);
    List<Work> agency = free.get(false);
    List<Work> underway =
        worklist.ofAgency(actor).stream()
            .filter(work -> !DecisionCards.isOpenTo(work, actor))
            .toList();
    List<Worklist.Total> totals = worklist.totals(actor);
    int waitingToSign =
        leader
            ? total(totals, Share.MINE, HomeViews::isToSign)
                + total(totals, Share.AVAILABLE, HomeViews::isToSign)
            : 0;
    HomeView.Counts counts =
        new HomeView.Counts(
            total(totals, Share.MINE, step -> !leader || !isToSign(step)),
            total(
                totals, Share.AVAILABLE, step -> !isReceipt(step) && (!leader || !isToSign(step))),
            total(totals, Share.AVAILABLE, HomeViews::isReceipt),
            total(totals, Share.OF_AGENCY, step -> true),
            count(own, "warn"),
            count(own, "bad"));
    int longest = all ? Integer.MAX_VALUE : LONGEST_LIST;
    boolean cut = Stream.of(own, agency, incoming, underway).anyMatch(l -> l.size() > longest);
    return new HomeView(
        names.longDate(names.today()),
        leader ? leaderHeadline(waitingToSign) : headline(own, counts),
        leader && !toSign.isEmpty()
            ? "Văn phòng đã thẩm tra. Đọc nhanh trong mỗi thẻ; mở văn bản khi cần xem kỹ."
            : null,
        counts,
        leader || officer.isEmpty()
            ? List.of()
            : days(
                officer.get().locality(),
                Stream.of(own, agency, incoming).flatMap(List::stream).toList()),
        tasks(first(own, longest), true),
        tasks(first(agency, longest), false),
        officer
            .map(one -> "Việc của " + names.agency(one.locality(), one.agency()) + ", chưa ai nhận")
            .orElse("Việc chưa ai nhận"),
        tasks(first(incoming, longest), false),
        first(underway, longest).stream().map(this::underway).toList(),
        leader ? officer.map(one -> leading(one, actor, toSign, waitingToSign)).orElse(null) : null,
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
            .toList(),
        cut ? "/?all=1" : null);
  }

  private static List<Work> first(List<Work> works, int longest) {
    return works.subList(0, Math.min(longest, works.size()));
  }

  private static boolean isReceipt(Work work) {
    return isReceipt(work.step());
  }

  private static boolean isReceipt(String step) {
    return PlanStep.of(step).isEmpty();
  }

  private HomeView.Leading leading(Officer leader, Actor actor, List<Work> toSign, int waiting) {
    return new HomeView.Leading(
        waiting,
        first(toSign, CARDS).stream().map(work -> cards.of(work, actor)).toList(),
        tasks(toSign.subList(Math.min(CARDS, toSign.size()), toSign.size()), false),
        desk.signedToday(actor),
        desk.authority(leader),
        desk.watch(leader, waiting));
  }

  private static boolean isToSign(Work work) {
    return isToSign(work.step());
  }

  private static boolean isToSign(String step) {
    return step.equals(PlanStep.DECIDE_AND_SIGN.id());
  }

  /** The lists end at some length, this does not. */
  private static int total(List<Worklist.Total> totals, Share share, Predicate<String> step) {
    return totals.stream()
        .filter(total -> total.share() == share && step.test(total.step()))
        .mapToInt(Worklist.Total::count)
        .sum();
  }

  private int count(List<Work> works, String tone) {
    return (int)
        works.stream()
            .map(work -> names.due(work.locality(), work.dueAt()))
            .filter(due -> due != null && due.tone().equals(tone))
            .count();
  }

  private String headline(List<Work> own, HomeView.Counts counts) {
    int urgent = count(own, "warn") + count(own, "bad");
    if (urgent > 0) {
      return "Hôm nay có " + urgent + " việc cần xong sớm";
    }
    if (!own.isEmpty()) {
      return "Anh chị có " + counts.own() + " việc đang làm";
    }
    int waiting = counts.agency() + counts.incoming();
    return waiting == 0
        ? "Hôm nay không có việc chờ anh chị"
        : "Có " + waiting + " việc chờ người nhận";
  }

  private static String leaderHeadline(int toSign) {
    return toSign == 0 ? "Không có văn bản chờ đồng chí ký" : toSign + " văn bản chờ đồng chí ký";
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
              url(work),
              DecisionCards.decides(work) ? "Xem xét" : own ? "Mở việc" : "Nhận việc",
              own || DecisionCards.decides(work) ? null : "/api/tasks/" + work.taskId() + "/claim",
              own && tasks.isEmpty()));
    }
    return tasks;
  }

  /** Decided on the dossier page where buttons are enough, else in the form of the task. */
  private static String url(Work work) {
    return DecisionCards.decides(work)
        ? "/plans/" + work.businessKey() + DecisionCards.ANCHOR
        : Names.taskUrl(work.taskId());
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
        null,
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
              url(work),
              due == null ? "" : due.tone()));
    }
    List<Work> more = works.subList(items.size(), works.size());
    for (Section section : Section.values()) {
      long count = more.stream().filter(work -> Section.of(work) == section).count();
      if (count > 0) {
        items.add(
            new HomeView.DayItem("và " + count + " " + section.others, "#" + section.id, "minor"));
      }
    }
    return items;
  }

  /** Where on the page work in the strip is listed. */
  private enum Section {
    OWN("cua-toi", "việc khác của tôi"),
    AGENCY("co-quan", "việc khác của cơ quan"),
    INCOMING("van-ban-den", "văn bản đến khác");

    private final String id;
    private final String others;

    Section(String id, String others) {
      this.id = id;
      this.others = others;
    }

    static Section of(Work work) {
      if (work.assignee() != null) {
        return OWN;
      }
      return isReceipt(work) ? INCOMING : AGENCY;
    }
  }

  // dossiers

  private List<HomeView.Progress> inProgress(Actor actor) {
    return plans.search(new PlanQuery(null, null, UNDERWAY, 0, DOSSIERS), actor).plans().stream()
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
        .search(new PlanQuery(null, null, Set.of(PlanState.ISSUED), 0, DOSSIERS), actor)
        .plans()
        .stream()
        .filter(plan -> plans.access(plan, actor).isFull())
        .map(this::delivered)
        .toList();
  }

  private HomeView.Delivered delivered(Plan plan) {
    Deliveries.Progress progress =
        Objects.requireNonNullElseGet(
            deliveries.progress(List.of(plan.id())).get(plan.id()),
            () -> new Deliveries.Progress(0, 0, 0));
    String entry = plan.registerEntry();
    return new HomeView.Delivered(
        entry == null
            ? plan.code()
            : register.find(entry).map(row -> row.printedCode()).orElse(plan.code()),
        plan.title(),
        "/plans/" + plan.id() + "#giao-nhan",
        progress.received(),
        progress.total(),
        progress.refused() == 0 ? "" : progress.refused() + " nơi từ chối");
  }
}

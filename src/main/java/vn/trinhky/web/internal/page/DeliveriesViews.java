package vn.trinhky.web.internal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Delivery.Channel;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.Dispatches;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.PlainText;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanDeliveries;
import vn.trinhky.plan.PlanState;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;

/** Puts together where an issued document is. */
@Component
class DeliveriesViews {

  /** Recipients of a group that need nothing and are shown without being asked for. */
  private static final int CALM_ROWS = 8;

  private final Deliveries deliveries;
  private final Dispatches dispatches;
  private final PlanDeliveries recorded;
  private final OutgoingRegister register;
  private final Names names;

  DeliveriesViews(
      Deliveries deliveries,
      Dispatches dispatches,
      PlanDeliveries recorded,
      OutgoingRegister register,
      Names names) {
    this.deliveries = deliveries;
    this.dispatches = dispatches;
    this.recorded = recorded;
    this.register = register;
    this.names = names;
  }

  /** Where a delivery stands, as far as somebody has to act. */
  private enum Stage {
    TO_DO("can-xu-ly", "Cần xử lý", "bad"),
    UNDER_WAY("dang-cho", "Đang gửi, chờ nhận", "warn"),
    RECEIVED("da-nhan", "Đã nhận", "ok");

    private final String code;
    private final String label;
    private final String tone;

    Stage(String code, String label, String tone) {
      this.code = code;
      this.label = label;
      this.tone = tone;
    }
  }

  @Transactional(readOnly = true)
  public DeliveriesView of(
      Plan plan, String state, String way, String text, boolean all, Actor actor) {
    List<Delivery> every = deliveries.of(plan.id()).stream().map(Delivery::forIssuer).toList();
    Map<String, Dispatch> sent = dispatches.of(plan.id());
    boolean mayRecord = recorded.mayRecord(plan, actor);
    boolean filtered = !state.isBlank() || !way.isBlank() || !text.isBlank();
    String words = PlainText.of(text);
    Predicate<Delivery> wanted =
        delivery ->
            (state.isBlank() || stage(delivery).code.equals(state))
                && (way.isBlank() || way(delivery).equals(way))
                && Stream.of(words.split(" "))
                    .allMatch(
                        word ->
                            PlainText.of(delivery.name() + " " + delivery.printed())
                                .contains(word));
    List<Delivery> shown = every.stream().filter(wanted).toList();
    Optional<RegisterEntry> entry =
        Optional.ofNullable(plan.registerEntry()).flatMap(register::find);
    int received = count(every, Stage.RECEIVED);
    String url = "/plans/" + plan.id();
    return new DeliveriesView(
        url,
        entry.map(RegisterEntry::printedCode).orElse(plan.code()),
        entry
            .map(
                one ->
                    "%s %s ngày %s"
                        .formatted(
                            one.typeName(), one.printedCode(), DateText.date(one.issuedOn())))
            .orElse("Gửi, nhận văn bản"),
        lede(plan),
        !every.isEmpty(),
        every.size(),
        received,
        bar(every),
        counts(every),
        options(
            state,
            Stream.of(Stage.values()).map(one -> new Option(one.code, one.label, false)).toList()),
        options(
            way,
            List.of(
                new Option("trong", "Trên hệ thống", false),
                new Option("ngoai", "Ngoài hệ thống", false),
                new Option("dang", "Đăng tải", false))),
        text,
        filtered,
        shown.size(),
        groups(shown, sent, filtered || all, mayRecord, url),
        plan.state() == PlanState.ISSUED ? "/api/plans/" + plan.id() + "/document.pdf" : null,
        mayRecord,
        DateText.date(names.today()));
  }

  private static String lede(Plan plan) {
    return switch (plan.state()) {
      case ISSUED -> plan.title() + ". Nơi nhận đã chốt khi phát hành.";
      case NUMBERED -> plan.title() + ". Đã cấp số, đang đóng dấu và gửi đi.";
      case IN_PROGRESS, SIGNED, WITHDRAWN -> plan.title() + ".";
    };
  }

  private static List<Option> options(String chosen, List<Option> choices) {
    return Stream.concat(
            Stream.of(new Option("", "Tất cả", chosen.isBlank())),
            choices.stream()
                .map(one -> new Option(one.value(), one.label(), one.value().equals(chosen))))
        .toList();
  }

  // where they are

  /** Receipt is confirmed on the day of arrival (Nghị định 30/2020, Điều 21). */
  private Stage stage(Delivery delivery) {
    if (delivery.isReceived()) {
      return Stage.RECEIVED;
    }
    return switch (delivery.status()) {
      case REFUSED, FAILED -> Stage.TO_DO;
      case QUEUED -> delivery.channel() == Channel.OUTSIDE ? Stage.TO_DO : Stage.UNDER_WAY;
      case ARRIVED -> isLate(delivery) ? Stage.TO_DO : Stage.UNDER_WAY;
      case SENT, ACCEPTED, ASSIGNED, IN_PROGRESS, COMPLETED -> Stage.UNDER_WAY;
    };
  }

  private boolean isLate(Delivery delivery) {
    Instant arrived = delivery.arrivedAt();
    return arrived != null
        && LocalDate.ofInstant(arrived, ProductClock.ZONE).isBefore(names.today());
  }

  private static String way(Delivery delivery) {
    if (delivery.channel() != Channel.OUTSIDE) {
      return "trong";
    }
    return delivery.category() == RecipientCategory.PUBLISH ? "dang" : "ngoai";
  }

  private int count(List<Delivery> all, Stage stage) {
    return (int) all.stream().filter(delivery -> stage(delivery) == stage).count();
  }

  private List<DeliveriesView.Bar> bar(List<Delivery> all) {
    List<DeliveriesView.Bar> bar = new ArrayList<>();
    int before = 0;
    for (Stage stage : List.of(Stage.RECEIVED, Stage.UNDER_WAY, Stage.TO_DO)) {
      int count = count(all, stage);
      int from = all.isEmpty() ? 0 : before * 1000 / all.size();
      before += count;
      if (count > 0) {
        bar.add(new DeliveriesView.Bar(from, before * 1000 / all.size() - from, stage.tone));
      }
    }
    return bar;
  }

  private List<Badge> counts(List<Delivery> all) {
    Map<String, Long> states =
        all.stream()
            .filter(delivery -> !delivery.isReceived())
            .collect(Collectors.groupingBy(Delivery::statusText, Collectors.counting()));
    List<Badge> counts = new ArrayList<>();
    int received = count(all, Stage.RECEIVED);
    if (received > 0) {
      counts.add(new Badge(received + " đã nhận", "ok"));
    }
    all.stream()
        .filter(delivery -> !delivery.isReceived())
        .map(delivery -> new Badge(delivery.statusText(), tone(delivery)))
        .distinct()
        .sorted(Comparator.comparing(Badge::text))
        .forEach(
            badge ->
                counts.add(
                    new Badge(
                        states.get(badge.text()) + " " + inSentence(badge.text()), badge.tone())));
    return counts;
  }

  private static String inSentence(String label) {
    return label.substring(0, 1).toLowerCase(Locale.forLanguageTag("vi")) + label.substring(1);
  }

  private static String tone(Delivery delivery) {
    return switch (delivery.status()) {
      case QUEUED -> delivery.channel() == Channel.OUTSIDE ? "now" : "";
      case SENT -> "warn";
      case ARRIVED -> delivery.channel() == Channel.HERE ? "ok" : "warn";
      case FAILED, REFUSED -> "bad";
      case ACCEPTED, ASSIGNED, IN_PROGRESS, COMPLETED -> "ok";
    };
  }

  // the table

  private List<DeliveriesView.Group> groups(
      List<Delivery> shown,
      Map<String, Dispatch> sent,
      boolean everything,
      boolean mayRecord,
      String url) {
    List<DeliveriesView.Group> groups = new ArrayList<>();
    List<Delivery> urgent =
        shown.stream().filter(delivery -> stage(delivery) == Stage.TO_DO).toList();
    if (!urgent.isEmpty()) {
      groups.add(
          new DeliveriesView.Group(
              "can-xu-ly",
              "Cần xử lý",
              urgent.size() + " nơi",
              rows(urgent, sent, mayRecord),
              null));
    }
    for (RecipientCategory category : RecipientCategory.values()) {
      List<Delivery> calm =
          shown.stream()
              .filter(delivery -> delivery.category() == category)
              .filter(delivery -> stage(delivery) != Stage.TO_DO)
              .toList();
      if (calm.isEmpty()) {
        continue;
      }
      // what is still under way comes first, and one row more is no less than a link
      List<Delivery> sorted =
          calm.stream()
              .sorted(Comparator.comparing(delivery -> stage(delivery) == Stage.RECEIVED))
              .toList();
      int limit = everything || calm.size() <= CALM_ROWS + 1 ? calm.size() : CALM_ROWS;
      String id = "nhom-" + category.ordinal();
      groups.add(
          new DeliveriesView.Group(
              id,
              DossierViews.label(category),
              note(calm),
              rows(sorted.subList(0, limit), sent, mayRecord),
              limit == calm.size()
                  ? null
                  : new DeliveriesView.Link(
                      "Hiện " + (calm.size() - limit) + " nơi khác",
                      url + "/deliveries?all=true#" + id)));
    }
    return groups;
  }

  /** {@code 40 nơi, trong đó 38 theo dòng “Như Điều 3”}. */
  private static String note(List<Delivery> calm) {
    Map<String, Long> lines =
        calm.stream().collect(Collectors.groupingBy(Delivery::printed, Collectors.counting()));
    return calm.size()
        + " nơi"
        + lines.entrySet().stream()
            .filter(line -> line.getValue() > 1)
            .max(Map.Entry.comparingByValue())
            .map(
                line ->
                    ", trong đó %d theo dòng “%s”"
                        .formatted(
                            line.getValue(),
                            line.getKey().length() > 60
                                ? line.getKey().substring(0, 60) + "…"
                                : line.getKey()))
            .orElse("");
  }

  private List<DeliveriesView.Row> rows(
      List<Delivery> some, Map<String, Dispatch> sent, boolean mayRecord) {
    return some.stream()
        .map(delivery -> row(delivery, sent.get(delivery.id()), mayRecord))
        .toList();
  }

  private DeliveriesView.Row row(
      Delivery delivery, @Nullable Dispatch dispatch, boolean mayRecord) {
    String sentAt =
        dispatch != null
            ? DateText.near(dispatch.on(), names.today())
            : Optional.ofNullable(delivery.sentAt()).map(names::moment).orElse("");
    LocalDate receivedOn = dispatch == null ? null : dispatch.receivedOn();
    String updated =
        receivedOn != null
            ? DateText.near(receivedOn, names.today())
            : dispatch != null
                ? ""
                : Stream.of(delivery.acceptedAt(), delivery.arrivedAt())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(names::moment)
                    .orElse("");
    return new DeliveriesView.Row(
        delivery.name(),
        how(delivery, dispatch),
        new Badge(delivery.statusText(), tone(delivery)),
        sentAt,
        updated,
        note(delivery, dispatch),
        dispatch == null ? null : dispatch.address(),
        mayRecord ? actions(delivery) : List.of());
  }

  private static String how(Delivery delivery, @Nullable Dispatch dispatch) {
    if (dispatch != null) {
      return dispatch.way().label();
    }
    return switch (delivery.channel()) {
      case RECEIPT -> "Trên hệ thống";
      case HERE -> "Xem trên hệ thống";
      case OUTSIDE ->
          delivery.category() == RecipientCategory.PUBLISH ? "Đăng tải" : "Ngoài hệ thống";
    };
  }

  private String note(Delivery delivery, @Nullable Dispatch dispatch) {
    List<String> notes = new ArrayList<>();
    String reason = delivery.refusalReason();
    if (reason != null) {
      notes.add("“" + reason + "”");
    }
    String assignee = delivery.assignee();
    if (assignee != null) {
      notes.add("Giao " + names.person(assignee));
    }
    if (delivery.status() == DeliveryStatus.ARRIVED
        && delivery.channel() == Channel.RECEIPT
        && isLate(delivery)) {
      notes.add("Quá ngày đến mà chưa tiếp nhận");
    }
    if (dispatch != null) {
      if (dispatch.receiver() != null) {
        notes.add(dispatch.receiver() + " ký nhận");
      }
      if (dispatch.bookNumber() != null) {
        notes.add("Sổ chuyển giao, số " + dispatch.bookNumber());
      }
      if (dispatch.note() != null) {
        notes.add(dispatch.note());
      }
    }
    return String.join("; ", notes);
  }

  private static List<DeliveriesView.Action> actions(Delivery delivery) {
    String url = "/api/deliveries/" + delivery.id();
    boolean portal = delivery.category() == RecipientCategory.PUBLISH;
    if (delivery.channel() == Channel.OUTSIDE) {
      return switch (delivery.status()) {
        case QUEUED ->
            List.of(
                portal
                    ? new DeliveriesView.Action(
                        "dang-tai", url + "/publication", "Ghi địa chỉ trang")
                    : new DeliveriesView.Action("gui-ngoai", url + "/sent", "Ghi đã gửi"));
        case SENT ->
            List.of(new DeliveriesView.Action("ky-nhan", url + "/acknowledgement", "Ghi ký nhận"));
        default -> List.of();
      };
    }
    return delivery.status() == DeliveryStatus.REFUSED
        ? List.of(new DeliveriesView.Action("gui-lai", url + "/resend", "Gửi lại"))
        : List.of();
  }
}

package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.trinhky.calendar.DateText;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Delivery.Channel;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Seat;
import vn.trinhky.plan.IncomingDocuments;
import vn.trinhky.plan.IncomingDocuments.Incoming;
import vn.trinhky.plan.IncomingDocuments.IncomingQuery;
import vn.trinhky.plan.IncomingDocuments.Stage;
import vn.trinhky.web.internal.api.Receipts;
import vn.trinhky.workflow.DocumentReceipt;

/** What came to the reader's agency. */
@Controller
class IncomingPage {
  private static final int ROWS = 20;

  private final IncomingDocuments incoming;
  private final Worklist worklist;
  private final Organisation organisation;
  private final Receipts receipts;
  private final Names names;

  IncomingPage(
      IncomingDocuments incoming,
      Worklist worklist,
      Organisation organisation,
      Receipts receipts,
      Names names) {
    this.incoming = incoming;
    this.worklist = worklist;
    this.organisation = organisation;
    this.receipts = receipts;
    this.names = names;
  }

  @GetMapping("/incoming")
  String show(
      @RequestParam(name = "q", defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Stage state,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(defaultValue = "1") int page,
      Actor actor,
      Model model) {
    String words = text.strip();
    int asked = Math.min(Math.max(page, 1), 100_000);
    IncomingDocuments.IncomingPage found =
        incoming.search(query(words, year, state, mine, asked), actor);
    int pages = Math.max(1, (found.total() + ROWS - 1) / ROWS);
    int shown = Math.min(asked, pages);
    if (shown != asked) {
      found = incoming.search(query(words, year, state, mine, shown), actor);
    }
    Optional<Officer> officer = organisation.officer(actor.user());
    String home = officer.map(Officer::agency).orElse("");
    List<IncomingView.Row> rows = rows(found.documents(), home, actor);
    model.addAttribute(
        "view",
        new IncomingView(
            officer
                .map(one -> "Văn bản gửi " + names.agency(one.locality(), one.agency()) + ".")
                .orElse("Văn bản gửi cơ quan của anh chị."),
            words,
            states(state),
            years(year),
            mine,
            !words.isEmpty() || state != null || year != null || mine,
            rows,
            desks(found.documents(), rows),
            found.total(),
            shown,
            pages,
            shown > 1 ? address(words, state, year, mine, shown - 1) : null,
            shown < pages ? address(words, state, year, mine, shown + 1) : null));
    return "incoming";
  }

  private static IncomingQuery query(
      String words, @Nullable Integer year, @Nullable Stage state, boolean mine, int page) {
    return new IncomingQuery(
        words.isEmpty() ? null : words, year, state, mine, (page - 1) * ROWS, ROWS);
  }

  private List<IncomingView.Row> rows(List<Incoming> documents, String home, Actor actor) {
    Map<String, List<Work>> open =
        worklist.of(documents.stream().map(one -> one.delivery().id()).toList());
    return documents.stream()
        .map(one -> row(one, open.getOrDefault(one.delivery().id(), List.of()), home, actor))
        .toList();
  }

  private IncomingView.Row row(Incoming document, List<Work> open, String home, Actor actor) {
    Delivery delivery = document.delivery();
    Optional<Work> own = open.stream().filter(work -> mayTake(work, actor)).findFirst();
    String assignee = delivery.assignee();
    String reason = delivery.refusalReason();
    Seat receiver = delivery.receiver();
    return new IncomingView.Row(
        document.code(),
        DateText.date(document.issuedOn()),
        document.from(),
        document.typeName(),
        document.subject(),
        "/plans/" + document.planId(),
        receiver == null || receiver.agency().equals(home) ? "" : delivery.name(),
        delivery.arrivedAt() == null ? "" : names.moment(delivery.arrivedAt()),
        state(delivery),
        reason == null ? "" : "“" + reason + "”",
        assignee == null ? "" : names.person(assignee),
        open.stream()
            .findFirst()
            .map(work -> names.due(work.locality(), work.dueAt()))
            .orElse(null),
        own.map(work -> receipt(work, delivery)).orElse(null));
  }

  private IncomingView.Receipt receipt(Work work, Delivery delivery) {
    boolean accepting = work.step().equals(DocumentReceipt.ACCEPT_DOCUMENT);
    return new IncomingView.Receipt(
        work.taskId(),
        accepting,
        accepting ? receipts.sentAgain(delivery).orElse(null) : null,
        desk(delivery));
  }

  /** Documents of the same recipient are given to the same people. */
  private static String desk(Delivery delivery) {
    Seat receiver = delivery.receiver();
    return receiver == null ? "" : receiver.locality() + "-" + receiver.agency();
  }

  private List<IncomingView.Desk> desks(List<Incoming> documents, List<IncomingView.Row> rows) {
    Set<String> needed =
        rows.stream()
            .map(IncomingView.Row::receipt)
            .filter(receipt -> receipt != null && !receipt.accepting())
            .map(IncomingView.Receipt::desk)
            .collect(Collectors.toSet());
    Map<String, Delivery> one = new LinkedHashMap<>();
    documents.stream()
        .map(Incoming::delivery)
        .filter(delivery -> needed.contains(desk(delivery)))
        .forEach(delivery -> one.putIfAbsent(desk(delivery), delivery));
    return one.entrySet().stream()
        .map(each -> new IncomingView.Desk(each.getKey(), receipts.assignees(each.getValue())))
        .toList();
  }

  private static boolean mayTake(Work work, Actor actor) {
    return actor.user().equals(work.assignee())
        || work.assignee() == null && work.groups().stream().anyMatch(actor.groups()::contains);
  }

  private static Badge state(Delivery delivery) {
    if (delivery.channel() == Channel.HERE) {
      return Badge.calm(Stage.TO_READ.label());
    }
    return switch (delivery.status()) {
      case QUEUED, SENT, ARRIVED, FAILED -> new Badge(Stage.TO_ACCEPT.label(), "warn");
      case ACCEPTED -> new Badge(Stage.TO_ASSIGN.label(), "now");
      case ASSIGNED, IN_PROGRESS, COMPLETED -> new Badge(delivery.statusText(), "ok");
      case REFUSED -> new Badge(Stage.REFUSED.label(), "bad");
    };
  }

  private static List<Option> states(@Nullable Stage chosen) {
    return Stream.concat(
            Stream.of(new Option("", "Tất cả", chosen == null)),
            Arrays.stream(Stage.values())
                .map(one -> new Option(one.name(), one.label(), one == chosen)))
        .toList();
  }

  private List<Option> years(@Nullable Integer chosen) {
    int now = names.today().getYear();
    List<Option> years = new ArrayList<>();
    years.add(new Option("", "Tất cả", chosen == null));
    IntStream.rangeClosed(0, 5)
        .map(back -> now - back)
        .forEach(
            year ->
                years.add(
                    new Option(
                        Integer.toString(year),
                        Integer.toString(year),
                        Integer.valueOf(year).equals(chosen))));
    return years;
  }

  private static String address(
      String text, @Nullable Stage state, @Nullable Integer year, boolean mine, int page) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/incoming")
            .queryParam("q", "{q}")
            .queryParam("mine", mine)
            .queryParam("page", page);
    if (state != null) {
      address.queryParam("state", state);
    }
    if (year != null) {
      address.queryParam("year", year);
    }
    return address.encode().buildAndExpand(text).toUriString();
  }
}

package vn.trinhky.web.internal.page;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.Exchange;
import vn.trinhky.exchange.Exchange.DeadLetter;
import vn.trinhky.exchange.ExchangeDocumentId;
import vn.trinhky.exchange.ExchangeState;
import vn.trinhky.exchange.MessageKind;
import vn.trinhky.exchange.StatusCode;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;

/** What the clerk sees of the exchange: how far documents got, and what could not be sent. */
@Controller
class ExchangePage {

  private static final Map<ExchangeState, String> TONES =
      Map.of(
          ExchangeState.FAILED, "bad",
          ExchangeState.REFUSED, "bad",
          ExchangeState.RECALL_REQUESTED, "warn",
          ExchangeState.ACCEPTED, "ok",
          ExchangeState.ASSIGNED, "ok",
          ExchangeState.IN_PROGRESS, "ok",
          ExchangeState.COMPLETED, "ok");

  private final Exchange exchange;
  private final Organisation organisation;
  private final Names names;

  ExchangePage(Exchange exchange, Organisation organisation, Names names) {
    this.exchange = exchange;
    this.organisation = organisation;
    this.names = names;
  }

  /** Whether the page stands in the person's menu: the clerk, when there is a gateway. */
  static boolean concerns(Exchange exchange, Actor actor, Locality locality) {
    return exchange.isEnabled() && actor.isIn(Group.CLERK, locality.code(), locality.committee());
  }

  @GetMapping("/exchange")
  String show(Actor actor, Model model) {
    String locality =
        organisation
            .officer(actor.user())
            .map(Officer::locality)
            .orElseThrow(
                () ->
                    Refusal.forbidden(
                        "not-clerk", "Chỉ văn thư của cơ quan ban hành mới mở được trang này."));
    List<DeadLetter> dead = exchange.deadLetters(locality, actor);
    model.addAttribute(
        "view",
        new ExchangeView(
            exchange.isEnabled(),
            exchange.counts(locality).entrySet().stream()
                .map(
                    it ->
                        new Badge(
                            it.getKey().label() + ": " + it.getValue(),
                            TONES.getOrDefault(it.getKey(), "")))
                .toList(),
            dead.stream().map(this::row).toList()));
    return "exchange";
  }

  private ExchangeView.Row row(DeadLetter letter) {
    String name = letter.recipientName();
    return new ExchangeView.Row(
        name == null ? letter.recipient() : name,
        letter.recipient(),
        new ExchangeDocumentId(letter.documentId()).code().orElse(letter.documentId()),
        what(letter),
        names.moment(letter.queuedAt()),
        letter.attempts(),
        String.valueOf(letter.lastError()),
        "/api/exchange/messages/" + letter.id() + "/resend");
  }

  private static String what(DeadLetter letter) {
    return letter.kind() == MessageKind.STATUS
        ? "Trạng thái: "
            + StatusCode.of(letter.business()).map(StatusCode::label).orElse(letter.business())
        : BusinessType.valueOf(letter.business()).label();
  }
}

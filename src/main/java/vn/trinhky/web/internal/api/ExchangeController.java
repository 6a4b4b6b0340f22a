package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.exchange.Exchange;
import vn.trinhky.exchange.Exchange.DeadLetter;
import vn.trinhky.exchange.ExchangeDelivery;
import vn.trinhky.organisation.Actor;

/** Documents on their way to agencies outside this installation. */
@RestController
class ExchangeController {

  private final Exchange exchange;
  private final DossierDoor door;

  ExchangeController(Exchange exchange, DossierDoor door) {
    this.exchange = exchange;
    this.door = door;
  }

  @GetMapping("/api/plans/{id}/exchange")
  List<ExchangeDelivery> deliveries(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return exchange.deliveries(id);
  }

  @GetMapping("/api/exchange/dead-letters")
  List<DeadLetter> deadLetters(@RequestParam String locality, Actor actor) {
    return exchange.deadLetters(locality, actor);
  }

  @PostMapping("/api/exchange/messages/{id}/resend")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resend(@PathVariable String id, Actor actor) {
    exchange.resend(id, actor);
  }

  /** Sends a document again to a recipient that refused it. */
  @PostMapping("/api/exchange/deliveries/resend")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resendRefused(@RequestBody @Valid RefusedDelivery refused, Actor actor) {
    exchange.resendRefused(refused.documentId(), refused.recipient(), actor);
  }

  /** Which delivery: the document's id in the exchange, and the recipient's identifier. */
  record RefusedDelivery(
      @NotNull(message = "Hãy ghi mã định danh văn bản.") String documentId,
      @NotNull(message = "Hãy ghi mã định danh nơi nhận.") String recipient) {}
}

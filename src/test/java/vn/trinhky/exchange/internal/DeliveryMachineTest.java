package vn.trinhky.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.exchange.Exchange.Effect;
import vn.trinhky.exchange.ExchangeState;
import vn.trinhky.exchange.StatusCode;
import vn.trinhky.exchange.internal.DeliveryMachine.Standing;
import vn.trinhky.exchange.internal.DeliveryMachine.Step;

/** The statuses of Quyết định 28/2018/QĐ-TTg, in order and out of it. */
class DeliveryMachineTest {

  @ParameterizedTest
  @CsvSource({
    "SENT, 01, ARRIVED, APPLIED",
    "SENT, 02, REFUSED, APPLIED",
    "ARRIVED, 02, REFUSED, APPLIED",
    "SENT, 03, ACCEPTED, APPLIED",
    "ARRIVED, 03, ACCEPTED, APPLIED",
    "ACCEPTED, 04, ASSIGNED, APPLIED",
    "ACCEPTED, 05, IN_PROGRESS, APPLIED",
    "ACCEPTED, 06, COMPLETED, APPLIED",
    "ASSIGNED, 06, COMPLETED, APPLIED",
    "IN_PROGRESS, 06, COMPLETED, APPLIED",
    // states may be skipped: what lies between came late or never
    "SENT, 05, IN_PROGRESS, APPLIED",
    "ARRIVED, 06, COMPLETED, APPLIED",
    // the same again, or less than is known
    "ARRIVED, 01, ARRIVED, REPEATED",
    "ACCEPTED, 03, ACCEPTED, REPEATED",
    "ACCEPTED, 01, ACCEPTED, LATE",
    "COMPLETED, 04, COMPLETED, LATE",
    "REFUSED, 02, REFUSED, REPEATED",
    "REFUSED, 01, REFUSED, LATE",
    // a contradiction
    "ACCEPTED, 02, ACCEPTED, CONFLICT",
    "COMPLETED, 02, COMPLETED, CONFLICT",
    "REFUSED, 03, REFUSED, CONFLICT",
    "REFUSED, 06, REFUSED, CONFLICT",
    // given up without an answer, and arrived all the same
    "FAILED, 01, ARRIVED, APPLIED",
    "FAILED, 03, ACCEPTED, APPLIED",
    // said before anybody here knows that it was sent
    "QUEUED, 01, QUEUED, WAITING",
    "QUEUED, 03, QUEUED, WAITING",
    // answers to an update change no state
    "ACCEPTED, 15, ACCEPTED, NOTED",
    "ACCEPTED, 16, ACCEPTED, NOTED",
    "ACCEPTED, 13, ACCEPTED, NOTED",
    "RECALL_AGREED, 03, RECALL_AGREED, LATE",
    "RECALL_AGREED, 15, RECALL_AGREED, REPEATED",
    "RECALL_AGREED, 16, RECALL_AGREED, CONFLICT"
  })
  void a_status_moves_a_delivery_forward_or_not_at_all(
      ExchangeState from, String code, ExchangeState to, Effect effect) {
    Step step = DeliveryMachine.apply(Standing.of(from), StatusCode.of(code).orElseThrow());
    assertThat(step).isEqualTo(new Step(Standing.of(to), effect));
  }

  @Test
  void a_recall_is_possible_of_what_the_recipient_has() {
    Set<ExchangeState> possible =
        EnumSet.of(
            ExchangeState.SENT,
            ExchangeState.ARRIVED,
            ExchangeState.ACCEPTED,
            ExchangeState.ASSIGNED,
            ExchangeState.IN_PROGRESS,
            ExchangeState.COMPLETED);
    for (ExchangeState state : ExchangeState.values()) {
      if (state == ExchangeState.RECALL_REQUESTED) {
        continue;
      }
      Standing recalled = DeliveryMachine.recall(Standing.of(state));
      assertThat(recalled)
          .as(state.name())
          .isEqualTo(
              possible.contains(state)
                  ? new Standing(ExchangeState.RECALL_REQUESTED, state, false)
                  : null);
    }
  }

  @Test
  void a_refused_recall_leads_back_to_where_the_delivery_had_come_meanwhile() {
    Standing asked = new Standing(ExchangeState.RECALL_REQUESTED, ExchangeState.SENT, false);
    Step arrived = DeliveryMachine.apply(asked, StatusCode.ACCEPTED);
    assertThat(arrived.effect()).isEqualTo(Effect.APPLIED);
    assertThat(arrived.standing())
        .isEqualTo(new Standing(ExchangeState.RECALL_REQUESTED, ExchangeState.ACCEPTED, false));
    Step refused = DeliveryMachine.apply(arrived.standing(), StatusCode.RECALL_REFUSED);
    assertThat(refused.standing()).isEqualTo(new Standing(ExchangeState.ACCEPTED, null, true));
    assertThat(DeliveryMachine.apply(refused.standing(), StatusCode.RECALL_AGREED).effect())
        .isEqualTo(Effect.CONFLICT);
    assertThat(DeliveryMachine.apply(asked, StatusCode.RECALL_AGREED).standing())
        .isEqualTo(Standing.of(ExchangeState.RECALL_AGREED));
  }

  @Test
  void whatever_is_said_in_whatever_order_a_delivery_never_goes_back() {
    for (ExchangeState state : ExchangeState.values()) {
      Standing from =
          state == ExchangeState.RECALL_REQUESTED
              ? new Standing(state, ExchangeState.SENT, false)
              : Standing.of(state);
      Arrays.stream(StatusCode.values())
          .forEach(
              code -> {
                Step once = DeliveryMachine.apply(from, code);
                Step twice = DeliveryMachine.apply(once.standing(), code);
                assertThat(twice.standing()).as(state + " " + code).isEqualTo(once.standing());
                assertThat(twice.effect()).isNotEqualTo(Effect.APPLIED);
              });
    }
  }
}

package vn.trinhky.exchange.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.exchange.Exchange.Effect;
import vn.trinhky.exchange.ExchangeState;
import vn.trinhky.exchange.StatusCode;

/**
 * What the statuses of Quyết định 28/2018/QĐ-TTg do to a delivery. They come late, twice and in any
 * order: a delivery moves forward only, may skip states, and nothing contradicts it silently.
 */
final class DeliveryMachine {

  private static final Map<ExchangeState, Integer> RANK =
      Map.of(
          ExchangeState.SENT, 0,
          ExchangeState.ARRIVED, 1,
          ExchangeState.ACCEPTED, 3,
          ExchangeState.ASSIGNED, 4,
          ExchangeState.IN_PROGRESS, 5,
          ExchangeState.COMPLETED, 6);

  private DeliveryMachine() {}

  /**
   * Where a delivery stands.
   *
   * @param former where it stands but for a recall that is asked for, else null
   * @param recallRefused the recipient refused to give it back
   */
  record Standing(ExchangeState state, @Nullable ExchangeState former, boolean recallRefused) {

    static Standing of(ExchangeState state) {
      return new Standing(state, null, false);
    }
  }

  /** What a status does. */
  record Step(Standing standing, Effect effect) {}

  static Step apply(Standing now, StatusCode code) {
    return switch (code) {
      case RECALL_REQUESTED -> new Step(now, Effect.NOTED);
      case RECALL_AGREED, RECALL_REFUSED -> answer(now, code);
      default -> receipt(now, code);
    };
  }

  /** A recall is asked for; null when it cannot be. */
  static @Nullable Standing recall(Standing now) {
    return switch (now.state()) {
      case QUEUED, FAILED, REFUSED, RECALL_AGREED -> null;
      case RECALL_REQUESTED -> now;
      default -> new Standing(ExchangeState.RECALL_REQUESTED, now.state(), false);
    };
  }

  private static Step answer(Standing now, StatusCode code) {
    boolean agreed = code == StatusCode.RECALL_AGREED;
    ExchangeState former = now.former();
    if (now.state() == ExchangeState.RECALL_REQUESTED && former != null) {
      return new Step(
          agreed ? Standing.of(ExchangeState.RECALL_AGREED) : new Standing(former, null, true),
          Effect.APPLIED);
    }
    if (now.state() == ExchangeState.RECALL_AGREED) {
      return new Step(now, agreed ? Effect.REPEATED : Effect.CONFLICT);
    }
    if (now.recallRefused()) {
      return new Step(now, agreed ? Effect.CONFLICT : Effect.REPEATED);
    }
    // the answer to an update, which changes no state
    return new Step(now, Effect.NOTED);
  }

  private static Step receipt(Standing now, StatusCode code) {
    ExchangeState former = now.former();
    return switch (now.state()) {
      case QUEUED -> new Step(now, Effect.WAITING);
      case RECALL_AGREED -> new Step(now, Effect.LATE);
      case RECALL_REQUESTED -> {
        if (former == null) {
          throw new IllegalStateException("a recall without a former state");
        }
        Step inner = receipt(Standing.of(former), code);
        yield new Step(
            new Standing(now.state(), inner.standing().state(), now.recallRefused()),
            inner.effect());
      }
      case REFUSED ->
          new Step(
              now,
              code == StatusCode.REFUSED
                  ? Effect.REPEATED
                  : code == StatusCode.ARRIVED ? Effect.LATE : Effect.CONFLICT);
      // it was given up without an answer, and had arrived all the same
      case FAILED -> forward(now, ExchangeState.SENT, code);
      default -> forward(now, now.state(), code);
    };
  }

  private static Step forward(Standing now, ExchangeState from, StatusCode code) {
    int rank = RANK.getOrDefault(from, 0);
    ExchangeState next = ExchangeState.valueOf(code.name());
    if (next == ExchangeState.REFUSED) {
      return rank <= 1
          ? new Step(new Standing(next, null, now.recallRefused()), Effect.APPLIED)
          : new Step(now, Effect.CONFLICT);
    }
    int wanted = RANK.getOrDefault(next, 0);
    return wanted > rank
        ? new Step(new Standing(next, null, now.recallRefused()), Effect.APPLIED)
        : new Step(now, wanted == rank ? Effect.REPEATED : Effect.LATE);
  }
}

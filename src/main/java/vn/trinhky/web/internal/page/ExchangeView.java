package vn.trinhky.web.internal.page;

import java.util.List;

/**
 * What the clerk sees of the exchange.
 *
 * @param connected whether a gateway is configured
 * @param counts how many deliveries are in which state
 * @param failed what was given up, newest first
 */
public record ExchangeView(boolean connected, List<Badge> counts, List<Row> failed) {
  public ExchangeView {
    counts = List.copyOf(counts);
    failed = List.copyOf(failed);
  }

  /**
   * A message that was given up.
   *
   * @param recipient name of the recipient
   * @param code its identifier
   * @param document number and notation
   * @param what what the message brings
   * @param error what the gateway said
   * @param url where it is sent again
   */
  public record Row(
      String recipient,
      String code,
      String document,
      String what,
      String queued,
      int attempts,
      String error,
      String url) {}
}

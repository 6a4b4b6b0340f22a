package vn.trinhky.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to other systems. It carries files and knows nothing of what is in them; what differs
 * between gateways ends here. Every call may be made by several threads at once.
 */
public interface DocumentExchangeGateway {

  /**
   * Hands a message over.
   *
   * @return the gateway's own id of it
   * @throws ExchangeException when it was not taken, or when nobody knows
   */
  String send(Outgoing message) throws ExchangeException;

  /**
   * Whether the gateway has taken this message before, although we had no answer.
   *
   * @return its id there
   */
  Optional<String> alreadySent(Outgoing message) throws ExchangeException;

  /**
   * What has come for us since then; may hold what was listed before, more than once, in any order.
   */
  List<ReceivedItem> listReceived(MessageKind kind, Instant since) throws ExchangeException;

  /** The file with this id, as it is, at most {@link Edxml#LARGEST_FILE} bytes. */
  byte[] fetch(String gatewayId) throws ExchangeException;

  /** Tells the gateway that we have the file, or that it is of no use. */
  void confirm(String gatewayId, TransportStatus status) throws ExchangeException;

  /** The agencies that can be reached. */
  List<DirectoryEntry> listAgencies() throws ExchangeException;

  /**
   * A message on its way out.
   *
   * @param id ours, the same for every attempt
   * @param business type of business, or code of the status
   * @param file edXML in the gateway's dialect; the same bytes for every attempt
   * @param queuedAt before which nobody tried to send it
   */
  record Outgoing(
      String id,
      MessageKind kind,
      String documentId,
      String business,
      String from,
      String to,
      byte[] file,
      Instant queuedAt) {}

  /** Something that has come. */
  record ReceivedItem(String gatewayId, MessageKind kind) {}

  /** An agency of the gateway's directory. */
  record DirectoryEntry(String organId, @Nullable String name, boolean active) {}

  /** What a gateway wants to know of a file that it handed over. */
  enum TransportStatus {
    DONE,
    FAIL
  }
}

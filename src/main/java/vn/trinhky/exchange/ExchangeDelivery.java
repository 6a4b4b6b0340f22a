package vn.trinhky.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to one recipient outside this installation.
 *
 * @param documentRef our id of the document
 * @param documentId its id in the exchange
 * @param recipient identifier of the agency, see {@link OrganId}
 * @param recallRefused whether the recipient refused to give it back
 * @param attempts how often it was tried to send it
 * @param lastError what went wrong last; for the clerk of the sender
 */
public record ExchangeDelivery(
    String documentRef,
    String documentId,
    String locality,
    String recipient,
    @Nullable String recipientName,
    ExchangeState state,
    boolean recallRefused,
    @Nullable String refusalReason,
    @Nullable Instant sentAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant acceptedAt,
    int attempts,
    @Nullable String lastError) {}

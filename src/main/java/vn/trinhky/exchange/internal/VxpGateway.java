package vn.trinhky.exchange.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.exchange.DocumentExchangeGateway;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.ExchangeException;
import vn.trinhky.exchange.MessageKind;

/**
 * The national document axis (Văn phòng Chính phủ) by its REST interface: every call is a POST
 * whose parameters are headers, every answer JSON with {@code status}, {@code ErrorCode} and {@code
 * ErrorDesc}.
 */
final class VxpGateway implements DocumentExchangeGateway {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** A file of the largest size in Base64, and the answer around it. */
  private static final int LARGEST_ANSWER = Edxml.LARGEST_FILE / 3 * 4 + (1 << 20);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ProductClock.ZONE);

  /** Set by us; a configuration that set them would break every call. */
  private static final Set<String> OURS =
      Set.of("content-type", "from", "to", "servicetype", "messagetype", "hash-file", "docid");

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LARGEST_ANSWER)
                          .maxNestingDepth(20)
                          .build())
                  .build())
          .build();

  private final URI endpoint;
  private final Map<String, String> headers;
  private final Duration timeout;
  private final HttpClient http;

  VxpGateway(URI endpoint, Map<String, String> headers, Duration timeout) {
    if (!isSafe(endpoint)) {
      throw new IllegalStateException(
          "trinhky.exchange.http.endpoint must be https, or http on this machine: " + endpoint);
    }
    headers.keySet().stream()
        .filter(name -> OURS.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalStateException("trinhky.exchange.http.headers may not set " + name);
            });
    this.endpoint = endpoint;
    this.headers = Map.copyOf(headers);
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Documents and credentials leave this machine encrypted only. */
  private static boolean isSafe(URI endpoint) {
    String host = endpoint.getHost();
    if (host == null) {
      return false;
    }
    if ("https".equals(endpoint.getScheme())) {
      return true;
    }
    try {
      return "http".equals(endpoint.getScheme()) && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  @Override
  public String send(Outgoing message) throws ExchangeException {
    JsonNode answer =
        call(
            "sendEdoc",
            Map.of(
                "Content-Type", "application/octet-stream",
                "from", message.from(),
                "to", "[\"" + message.to() + "\"]",
                "messagetype", type(message.kind()),
                "hash-file", Digest.sha256(message.file())),
            BodyPublishers.ofByteArray(message.file()));
    String id = text(answer, "DocId", "DocID", "docId");
    if (id == null) {
      throw ExchangeException.unanswered("sendEdoc answered without an id", null);
    }
    return id;
  }

  /** The list says by whom, to whom and which bytes; the bytes of an attempt never change. */
  @Override
  public Optional<String> alreadySent(Outgoing message) throws ExchangeException {
    String hash = Digest.sha256(message.file());
    JsonNode answer =
        call(
            "getSentEdocList",
            Map.of(
                "from", message.from(),
                "to", message.to(),
                "messagetype", type(message.kind()),
                "hash-file", hash,
                "fromDate", DAY.format(message.queuedAt())),
            BodyPublishers.noBody());
    for (JsonNode sent : data(answer)) {
      String id = text(sent, "docId", "DocId", "senderDocId");
      if (id != null
          && hash.equalsIgnoreCase(text(sent, "hashFile", "hash-file"))
          && message.to().equals(text(sent, "toCode", "to"))) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<ReceivedItem> listReceived(MessageKind kind, Instant since) throws ExchangeException {
    JsonNode answer =
        call(
            "getReceivedEdocList",
            Map.of("messagetype", type(kind), "fromDate", DAY.format(since)),
            BodyPublishers.noBody());
    List<ReceivedItem> items = new ArrayList<>();
    for (JsonNode received : data(answer)) {
      String id = text(received, "docId", "DocId");
      if (id != null && ID.matcher(id).matches()) {
        items.add(new ReceivedItem(id, kind));
      }
    }
    return items;
  }

  @Override
  public byte[] fetch(String gatewayId) throws ExchangeException {
    JsonNode answer = call("getEdoc", Map.of("docId", gatewayId), BodyPublishers.noBody());
    String data = text(answer, "data");
    if (data == null) {
      throw ExchangeException.notNow("getEdoc answered without a file", null);
    }
    try {
      return Base64.getMimeDecoder().decode(data);
    } catch (IllegalArgumentException noBase64) {
      throw ExchangeException.notNow("getEdoc answered with a damaged file", noBase64);
    }
  }

  @Override
  public void confirm(String gatewayId, TransportStatus status) throws ExchangeException {
    call(
        "updateStatus",
        Map.of("docId", gatewayId, "status", status == TransportStatus.DONE ? "done" : "fail"),
        BodyPublishers.noBody());
  }

  @Override
  public List<DirectoryEntry> listAgencies() throws ExchangeException {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (JsonNode agency : data(call("getAgenciesList", Map.of(), BodyPublishers.noBody()))) {
      String code = text(agency, "code", "organId", "id");
      if (code != null) {
        entries.add(new DirectoryEntry(code, text(agency, "name", "organName"), true));
      }
    }
    return entries;
  }

  private JsonNode call(String operation, Map<String, String> parameters, BodyPublisher body)
      throws ExchangeException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + operation))
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("servicetype", "eDoc");
    headers.forEach(request::header);
    parameters.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          http.send(request.POST(body).build(), BodyHandlers.ofInputStream());
      try (InputStream content = response.body()) {
        CompletableFuture<Void> guard = closingLate(content);
        try {
          return answer(operation, response.statusCode(), content);
        } finally {
          guard.complete(null);
        }
      }
    } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
      throw ExchangeException.notNow(operation + ": no connection", nobodyThere);
    } catch (HttpTimeoutException late) {
      throw ExchangeException.unanswered(operation + ": no answer in time", late);
    } catch (IOException broken) {
      throw ExchangeException.unanswered(operation + ": " + broken, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ExchangeException.unanswered(operation + ": stopped", stopped);
    }
  }

  /** The time limit of a request ends with the head of its answer; this one with the body. */
  private CompletableFuture<Void> closingLate(InputStream content) {
    CompletableFuture<Void> guard =
        new CompletableFuture<Void>().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    guard.whenComplete(
        (done, late) -> {
          if (late != null) {
            try {
              content.close();
            } catch (IOException alreadyBroken) {
              // whoever reads it hears of it
            }
          }
        });
    return guard;
  }

  private static JsonNode answer(String operation, int status, InputStream content)
      throws IOException, ExchangeException {
    if (status == 429 || status == 503) {
      throw ExchangeException.notNow(operation + ": HTTP " + status, null);
    }
    if (status >= 500) {
      throw ExchangeException.unanswered(operation + ": HTTP " + status, null);
    }
    if (status >= 300) {
      throw ExchangeException.refused(operation + ": HTTP " + status);
    }
    byte[] bytes = content.readNBytes(LARGEST_ANSWER + 1);
    if (bytes.length > LARGEST_ANSWER) {
      throw ExchangeException.refused(operation + ": the answer is too large");
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(bytes);
    } catch (JsonProcessingException damaged) {
      throw ExchangeException.unanswered(operation + ": the answer is damaged", damaged);
    }
    String code = answer == null ? null : text(answer, "ErrorCode", "errorCode");
    if (code == null) {
      throw ExchangeException.unanswered(operation + ": the answer says nothing", null);
    }
    if (!code.equals("0")) {
      throw ExchangeException.refused(
          operation + ": " + code + " " + text(answer, "ErrorDesc", "errorDesc"));
    }
    return answer;
  }

  private static Iterable<JsonNode> data(JsonNode answer) {
    JsonNode data = answer.get("data");
    return data != null && data.isArray() ? data : List.of();
  }

  private static @Nullable String text(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.get(name);
      if (value != null && value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
        return value.asText();
      }
    }
    return null;
  }

  private static String type(MessageKind kind) {
    return kind == MessageKind.DOCUMENT ? "edoc" : "status";
  }
}

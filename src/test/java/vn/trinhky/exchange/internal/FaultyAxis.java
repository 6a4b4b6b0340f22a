package vn.trinhky.exchange.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gateway on this machine that speaks as the national axis does and fails as networks do: before
 * or after it has done what was asked. It never notices that the same message comes twice.
 */
public final class FaultyAxis implements AutoCloseable {

  static {
    // else every answer waits for the other side's acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What goes wrong, in calls of a thousand. */
  public enum Fault {
    /** 500 before anything was done. */
    ERROR_BEFORE,
    /** 500 after everything was done. */
    ERROR_AFTER,
    /** The connection ends before anything was done. */
    CLOSED_BEFORE,
    /** Half an answer. */
    TRUNCATED,
    /** An answer that is no JSON. */
    GARBAGE,
    /** Done, and no answer in time. */
    LATE
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);
  private final Map<String, Message> messages = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private volatile Map<Fault, Integer> perThousand = Map.of();
  private volatile String secret = "secret";
  private volatile long slowness;
  private volatile long lateness = 800;

  /** What was taken; {@code done} holds whether its recipient confirmed it. */
  public record Message(
      String id, String type, String from, String to, String hash, byte[] file, boolean[] done) {}

  private FaultyAxis() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI endpoint() {
    return URI.create(
        "http://%s:%d/edoc"
            .formatted(
                InetAddress.getLoopbackAddress().getHostAddress(), server.getAddress().getPort()));
  }

  void faults(Map<Fault, Integer> perThousandCalls) {
    this.perThousand = Map.copyOf(perThousandCalls);
  }

  /** From now on nobody's credentials are good. */
  public void refuseEverything() {
    this.secret = "changed";
  }

  /** The credentials are good again. */
  public void acceptEverything() {
    this.secret = "secret";
  }

  /** How long every call takes, in milliseconds. */
  public void slow(long millis) {
    this.slowness = millis;
  }

  int faults() {
    return faults.get();
  }

  public int calls() {
    return calls.get();
  }

  /** What was taken, each as often as it was. */
  public List<Message> taken() {
    return List.copyOf(messages.values());
  }

  /** Leaves this many for whoever asks what has come. */
  void onlyTheFirst(int most) {
    messages.values().stream().skip(most).forEach(it -> it.done()[0] = true);
  }

  /** Puts a message into the box of whoever asks. */
  String drop(String type, byte[] file) {
    return take(type, "H98.3", "H98.21", "", file);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Random random = new Random(calls.incrementAndGet() * 7_919L);
    Fault fault = fault(random);
    pause(slowness);
    if (fault != null) {
      faults.incrementAndGet();
    }
    if (fault == Fault.ERROR_BEFORE) {
      answer(exchange, 500, "{}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (fault == Fault.CLOSED_BEFORE) {
      exchange.close();
      return;
    }
    byte[] answer = JSON.writeValueAsBytes(done(exchange, body, random));
    if (fault == Fault.LATE) {
      pause(lateness);
    }
    if (fault == Fault.TRUNCATED) {
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer, 0, answer.length / 2);
      exchange.getResponseBody().flush();
      exchange.close();
      return;
    }
    if (fault == Fault.GARBAGE) {
      answer(exchange, 200, "<html>Service Unavailable".getBytes(StandardCharsets.UTF_8));
      return;
    }
    answer(exchange, fault == Fault.ERROR_AFTER ? 500 : 200, answer);
  }

  private Fault fault(Random random) {
    int number = random.nextInt(1_000);
    for (Map.Entry<Fault, Integer> one : perThousand.entrySet()) {
      number -= one.getValue();
      if (number < 0) {
        return one.getKey();
      }
    }
    return null;
  }

  private static void pause(long millis) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ObjectNode done(HttpExchange call, byte[] body, Random random) {
    String operation = call.getRequestURI().getPath().replaceFirst(".*/", "");
    ObjectNode answer =
        JSON.createObjectNode().put("status", "OK").put("ErrorCode", "0").put("ErrorDesc", "");
    if (!secret.equals(header(call, "X-Test-Secret"))) {
      return answer.put("status", "FAIL").put("ErrorCode", "15").put("ErrorDesc", "Sai khóa");
    }
    switch (operation) {
      case "sendEdoc" ->
          answer.put(
              "DocId",
              take(
                  header(call, "messagetype"),
                  header(call, "from"),
                  header(call, "to").replaceAll("[\\[\\]\"]", ""),
                  header(call, "hash-file"),
                  body));
      case "getSentEdocList" -> {
        ArrayNode data = answer.putArray("data");
        messages.values().stream()
            .filter(it -> it.hash().equals(header(call, "hash-file")))
            .forEach(
                it ->
                    data.addObject()
                        .put("docId", it.id())
                        .put("toCode", it.to())
                        .put("hashFile", it.hash()));
      }
      case "getReceivedEdocList" -> list(call, random, answer.putArray("data"));
      case "getEdoc" -> {
        Message message = messages.get(header(call, "docId"));
        answer.put("data", Base64.getEncoder().encodeToString(message.file()));
      }
      case "updateStatus" -> messages.get(header(call, "docId")).done()[0] = true;
      case "getAgenciesList" ->
          answer.putArray("data").addObject().put("code", "H98.3").put("name", "Sở Nội vụ");
      default -> answer.put("ErrorCode", "10").put("ErrorDesc", "Không có hàm này");
    }
    return answer;
  }

  /** In any order, some twice. */
  private void list(HttpExchange call, Random random, ArrayNode data) {
    List<String> open = new ArrayList<>();
    for (Message message : messages.values()) {
      if (!message.done()[0] && message.type().equals(header(call, "messagetype"))) {
        open.add(message.id());
        if (random.nextInt(5) == 0) {
          open.add(message.id());
        }
      }
    }
    Collections.shuffle(open, random);
    open.forEach(id -> data.addObject().put("docId", id));
  }

  private String take(String type, String from, String to, String hash, byte[] file) {
    String id = "axis-" + ids.incrementAndGet();
    messages.put(id, new Message(id, type, from, to, hash, file, new boolean[1]));
    return id;
  }

  private static String header(HttpExchange call, String name) {
    String value = call.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) {
    try {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    } catch (IOException gone) {
      // whoever asked has given up: that is what late answers are for
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  public static FaultyAxis start() {
    try {
      return new FaultyAxis();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

package io.kaquan.coupon.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Merchants' programs that issue, redeem and reverse over HTTP, each call with a request number,
 * and that ask again with the same number until they have an answer, whatever happens to the
 * servers meanwhile.
 */
final class Load implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** System error, and outcome unknown. */
  private static final Set<Integer> TRY_AGAIN = Set.of(-1, 90003);

  private static final long A_MOMENT = 500;

  /** Of one call, in the order in which it was answered; the body as it came. */
  record Acknowledged(String path, String body, String result) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
  private final List<Thread> callers = new ArrayList<>();
  private final String token;
  private final String card;
  private volatile List<String> servers = List.of();
  private volatile boolean open = true;

  Load(String token, String card) {
    this.token = token;
    this.card = card;
  }

  /** From now on these are asked. */
  synchronized void at(List<String> addresses) {
    servers = List.copyOf(addresses);
    notifyAll();
  }

  void begin(int threads) {
    for (int n = 0; n < threads; n++) {
      Random random = new Random(n);
      Thread caller = new Thread(() -> call(random), "caller-" + n);
      callers.add(caller);
      caller.start();
    }
  }

  /** By request number. */
  Map<String, Acknowledged> acknowledged() {
    return acknowledged;
  }

  private void call(Random random) {
    List<String> codes = new ArrayList<>();
    while (open) {
      String number = UUID.randomUUID().toString();
      int wish = codes.isEmpty() ? 0 : random.nextInt(5);
      String code = codes.isEmpty() ? null : codes.get(random.nextInt(codes.size()));
      if (wish == 0) {
        String result =
            untilAnswered(
                "/card/code/issue",
                number,
                "{\"card_id\":\"%s\",\"openid\":\"o%s\",\"out_request_no\":\"%s\"}"
                    .formatted(
                        card,
                        UUID.randomUUID().toString().replace("-", "").substring(0, 27),
                        number));
        if (result != null && read(result).has("code")) {
          codes.add(read(result).get("code").asText());
        }
      } else if (wish < 4) {
        untilAnswered(
            "/card/code/consume",
            number,
            "{\"code\":\"%s\",\"out_request_no\":\"%s\"}".formatted(code, number));
      } else {
        untilAnswered(
            "/card/code/reverse",
            number,
            "{\"code\":\"%s\",\"reason\":\"load\",\"out_request_no\":\"%s\"}"
                .formatted(code, number));
      }
    }
  }

  /** Null when the load ends before. */
  private String untilAnswered(String path, String number, String body) {
    // each try goes to the next one: callers that all wait for the server that is away would wait
    // for ever
    for (int next = number.hashCode(); open; next++) {
      List<String> there = servers;
      String result = ask(there.get(Math.floorMod(next, there.size())), path, body);
      if (result != null && !TRY_AGAIN.contains(read(result).get("errcode").asInt())) {
        acknowledged.put(number, new Acknowledged(path, body, result));
        return result;
      }
      untilServersChange();
    }
    return null;
  }

  /** Or for a moment: one that is just starting should have the machine for itself. */
  @SuppressWarnings("WaitNotInLoop") // waking too early only means one more try
  private synchronized void untilServersChange() {
    try {
      wait(A_MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null when there was none. */
  String ask(String server, String path, String body) {
    try {
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create(server + path + "?access_token=" + token))
                  .timeout(PATIENCE)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      return response.statusCode() == 200 && response.body().startsWith("{\"errcode\":")
          ? response.body()
          : null;
    } catch (IOException away) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  static JsonNode read(String result) {
    try {
      return JSON.readTree(result);
    } catch (IOException e) {
      throw new AssertionError(result, e);
    }
  }

  /** Lets nobody begin anew and waits for those who are at it. */
  void end() throws InterruptedException {
    open = false;
    for (Thread caller : callers) {
      caller.join();
    }
  }

  @Override
  public void close() throws InterruptedException {
    end();
  }
}

package io.kaquan.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * A program of a merchant that speaks plain HTTP, and takes nothing but JSON and HTTP status 200
 * for an answer.
 */
final class Api {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  Api(int port) {
    this.base = "http://localhost:" + port;
  }

  String token(Shop shop) {
    return get("/cgi-bin/token?grant_type=client_credential&appid="
            + shop.appid()
            + "&secret="
            + shop.secret())
        .get("access_token")
        .asText();
  }

  JsonNode get(String pathAndQuery) {
    return json(send(HttpRequest.newBuilder(URI.create(base + pathAndQuery)).GET()));
  }

  JsonNode post(String path, String token, String body) {
    return post(path, token, body.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /**
   * @param contentType null for none
   */
  JsonNode post(String path, String token, byte[] body, String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(base + path + (token == null ? "" : "?access_token=" + token)));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return json(send(request.POST(BodyPublishers.ofByteArray(body))));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<byte[]> fetch(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    assertThat(response.statusCode()).as(body).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/json;charset=utf-8");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    return Designs.json(body);
  }
}

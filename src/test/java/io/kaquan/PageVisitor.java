package io.kaquan;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a plain browser: keeps cookies, follows redirects, fills in forms with their hidden token. */
public class PageVisitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  /** @param path where the visitor ended up after redirects */
  public record Page(int status, String path, String text) {}

  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
      .followRedirects(HttpClient.Redirect.NORMAL).version(HttpClient.Version.HTTP_1_1).build();
  private final String server;

  public PageVisitor(String server) {
    this.server = server;
  }

  public Page open(String path) {
    return send(HttpRequest.newBuilder(URI.create(server + path)).header("Accept-Language", "en").build());
  }

  /** Opens the page that holds the form, takes its token, and sends the fields to the action. */
  public Page submit(String formPage, String action, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    Matcher token = TOKEN.matcher(open(formPage).text());
    if (token.find()) {
      all.put("_csrf", token.group(1));
    }
    String body = all.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
    return send(HttpRequest.newBuilder(URI.create(server + action)).header("Accept-Language", "en")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** Signs in to the console. */
  public PageVisitor signedInAs(String email, String password) {
    submit("/console/sign-in", "/console/sign-in", Map.of("email", email, "password", password));
    return this;
  }

  private Page send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Page(response.statusCode(), response.uri().getPath(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package io.kaquan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A person's browser without scripts: keeps cookies, follows redirects, sends the hidden fields of
 * the form it saw.
 */
public class PageVisitor {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]* action=\"([^\"]*)\".*?</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

  /**
   * @param path where the browser is after all redirects
   */
  public record Page(int status, String path, String html, HttpResponse<String> response) {}

  private final String server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NORMAL).build();
  private Page page;

  public PageVisitor(String server) {
    this.server = server;
  }

  /** Signs in to the console. */
  public Page signIn(String email, String password) {
    get("/console/sign-in");
    return submit("/console/sign-in", Map.of("email", email, "password", password));
  }

  /** The same person, signed in. */
  public PageVisitor signedInAs(String email, String password) {
    signIn(email, password);
    return this;
  }

  /** One of the demo's people, signed in at Tasklist. */
  public PageVisitor signedInAtTasklistAs(String name) {
    get("/camunda/app/tasklist/default/");
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    Page answer =
        send(
            HttpRequest.newBuilder(
                    URI.create(server + "/camunda/api/admin/auth/user/default/login/welcome"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(
                    HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + name)));
    if (answer.status() != 200) {
      throw new AssertionError(name + " can't sign in: " + answer.status());
    }
    return this;
  }

  public Page get(String path) {
    return send(HttpRequest.newBuilder(URI.create(server + path)));
  }

  /** Fills in and submits the form with this action on the page that is open. */
  public Page submit(String action, Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(hidden(action));
    fields.putAll(typed);
    return post(action, fields);
  }

  private Map<String, String> hidden(String action) {
    Matcher forms = FORM.matcher(page.html());
    while (forms.find()) {
      if (forms.group(1).equals(action)) {
        Map<String, String> fields = new HashMap<>();
        HIDDEN
            .matcher(forms.group())
            .results()
            .forEach(field -> fields.put(field.group(1), HtmlUtils.htmlUnescape(field.group(2))));
        return fields;
      }
    }
    throw new AssertionError("no form for " + action + " on " + page.path());
  }

  /**
   * Goes through the wizard that begins here: agrees, fills in, looks at the preview and submits.
   */
  public Page apply(String path, Map<String, String> words) {
    get(path);
    String form = submit(path, Map.of("agreed", "yes")).path();
    return handIn(form, words);
  }

  /**
   * Fills in this form with words and all the papers, looks at the preview and submits; or stays
   * where faults are.
   */
  public Page handIn(String form, Map<String, String> words) {
    get(form);
    Map<String, String> typed = new HashMap<>(words);
    typed.put("go", "preview");
    Page preview =
        upload(
            form,
            typed,
            Map.of("licence", Papers.png(), "paper-food", Papers.pdf(1), "logo", Papers.png()));
    return preview.status() != 200
        ? preview
        : submit(form.replace("/materials", "/submit"), Map.of());
  }

  /**
   * Submits the form with this action on the page that is open, with files; each is called after
   * its field.
   */
  public Page upload(String action, Map<String, String> typed, Map<String, byte[]> files) {
    Map<String, String> fields = new HashMap<>(hidden(action));
    fields.putAll(typed);
    String edge = "edge" + System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                ("--"
                        + edge
                        + "\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    files.forEach(
        (name, content) -> {
          body.writeBytes(
              ("--"
                      + edge
                      + "\r\nContent-Disposition: form-data; name=\""
                      + name.split("=")[0]
                      + "\"; filename=\""
                      + (name.contains("=") ? name.split("=", 2)[1] : name + ".png")
                      + "\"\r\nContent-Type: image/png\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          body.writeBytes(content);
          body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes(("--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(server + action))
            .header("Content-Type", "multipart/form-data; boundary=" + edge)
            .header("Origin", server)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  public Page post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", server)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(
              request
                  .header("Accept", "text/html, */*;q=0.5")
                  .header("Accept-Language", "en")
                  .build(),
              BodyHandlers.ofString(StandardCharsets.UTF_8));
      page = new Page(response.statusCode(), response.uri().getPath(), response.body(), response);
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package io.kaquan.merchant.developer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where programs may call from, and where news goes. */
class DeveloperTest extends Scenario {
  private static final String SECRET = "s".repeat(32);
  private static final Pattern SHOWN = Pattern.compile("id=\"new-(token|key)\">([A-Za-z0-9]+)<");

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private IpAllowlists places;

  @Autowired private Callbacks callbacks;

  @Autowired private JdbcClient db;

  private final AppId appid =
      new AppId("wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
  private final String email = appid + "@bakery.example";
  private final String page = "/console/accounts/" + appid + "/developer";
  private MerchantId merchant;
  private PageVisitor owner;

  @BeforeEach
  void anActiveAccount() {
    merchant =
        new MerchantId(merchants.register("Corner Bakery", email, "flour", Locale.ENGLISH).value());
    accounts.add(merchant, appid, SECRET, AccountKind.SERVICE, "Bakery", true);
    accounts.activate(appid);
    owner = new PageVisitor(address("")).signedInAs(email, "flour");
  }

  @Test
  void without_a_list_programs_call_from_everywhere() {
    assertThat(call("/card/getcolors?access_token=" + token())).contains("\"errcode\":0");
  }

  @Test
  void
      from_elsewhere_neither_tokens_nor_calls_are_answered_and_taking_the_list_away_helps_at_once() {
    String token = token();
    assertThat(places.replace(merchant, appid, "203.0.113.0/24\n2001:db8::/32")).isEmpty();

    assertThat(call("/card/getcolors?access_token=" + token))
        .contains("40164", "invalid ip 127.0.0.1, not in whitelist");
    assertThat(call(tokenPath(SECRET))).contains("40164");
    assertThat(call(tokenPath("t".repeat(32))))
        .as("who lacks the secret learns nothing of the list")
        .contains("40125");
    assertThat(stableToken()).contains("40164");

    owner.get(page);
    Page added = owner.submit(page + "/places/add", Map.of());
    assertThat(added.html()).contains("127.0.0.1", "203.0.113.0/24", "3 entries");
    assertThat(call("/card/getcolors?access_token=" + token)).contains("\"errcode\":0");
    assertThat(stableToken()).contains("access_token");

    owner.submit(page + "/places", Map.of("lines", ""));
    assertThat(places.of(merchant, appid)).isEmpty();
    assertThat(call("/card/getcolors?access_token=" + token)).contains("\"errcode\":0");
  }

  @Test
  void what_another_node_has_kept_holds_within_a_second_or_so() {
    String token = token();
    call("/card/getcolors?access_token=" + token);
    db.sql("INSERT INTO call_place (appid, place, position) VALUES (:appid, '203.0.113.9', 1)")
        .param("appid", appid.value())
        .update();

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> call("/card/getcolors?access_token=" + token).contains("40164"));
  }

  @Test
  void a_line_that_is_wrong_is_named_and_nothing_typed_is_lost() {
    places.replace(merchant, appid, "203.0.113.7");
    owner.get(page);
    Page wrong =
        owner.submit(page + "/places", Map.of("lines", "203.0.113.8\n<b>bakery.example\n"));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html())
        .contains(
            "id=\"lines-fault\"", "“&lt;b&gt;bakery.example” is neither", "203.0.113.8\n&lt;b&gt;");
    assertThat(places.of(merchant, appid)).containsExactly("203.0.113.7");
    String many =
        String.join("\n", IntStream.range(0, 201).mapToObj(n -> "10.0.0." + n + "/32").toList());
    assertThat(places.replace(merchant, appid, many))
        .hasValueSatisfying(
            fault -> assertThat(fault.reason()).isEqualTo("developer.fault.too-many"));
  }

  @Test
  void the_callbacks_secrets_are_shown_once_and_kept_sealed() {
    owner.get(page);
    Page kept =
        owner.submit(
            page + "/callback", Map.of("url", "https://203.0.113.10/news", "mode", "SAFE"));

    Map<String, String> shown = shown(kept);
    assertThat(shown.get("key")).hasSize(43);
    Callbacks.Target target = callbacks.target(appid).orElseThrow();
    assertThat(target)
        .isEqualTo(
            new Callbacks.Target(
                "https://203.0.113.10/news",
                CallbackMode.SAFE,
                shown.get("token"),
                shown.get("key")));
    assertThat(owner.get(page).html())
        .doesNotContain(shown.get("token"), shown.get("key"), target.aesKey())
        .contains("value=\"https://203.0.113.10/news\"");
    assertThat(
            db.sql("SELECT token || aes_key FROM callback_target WHERE appid = :appid")
                .param("appid", appid.value())
                .query(String.class)
                .single())
        .doesNotContain(shown.get("token"), shown.get("key"));

    assertThat(
            shown(
                owner.submit(
                    page + "/callback", Map.of("url", "https://203.0.113.11/", "mode", "PLAIN"))))
        .isEmpty();
    assertThat(callbacks.target(appid).orElseThrow())
        .isEqualTo(
            new Callbacks.Target(
                "https://203.0.113.11/", CallbackMode.PLAIN, target.token(), target.aesKey()));
    Map<String, String> renewed = shown(owner.submit(page + "/callback/renew", Map.of()));
    assertThat(callbacks.target(appid).orElseThrow().token())
        .isEqualTo(renewed.get("token"))
        .isNotEqualTo(target.token());
    owner.submit(page + "/callback/remove", Map.of());
    assertThat(callbacks.of(merchant, appid)).isEmpty();
  }

  @Test
  void what_is_typed_wrongly_is_said_at_its_field() {
    owner.get(page);
    Page wrong =
        owner.submit(
            page + "/callback",
            Map.of("url", "http://bakery<", "mode", "PLAIN", "token", "ab", "aesKey", "x"));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html())
        .contains(
            "id=\"url-fault\"",
            "id=\"token-fault\"",
            "id=\"aesKey-fault\"",
            "value=\"http://bakery&lt;\"");
  }

  @Test
  void nobody_else_finds_or_changes_them() {
    String strangers = "stranger-" + email;
    UUID stranger = merchants.register("Other", strangers, "flour", Locale.ENGLISH).value();
    callbacks.keep(
        merchant, appid, new CallbackForm("https://203.0.113.10/", CallbackMode.SAFE, "", ""));

    assertThat(new PageVisitor(address("")).signedInAs(strangers, "flour").get(page).status())
        .isEqualTo(404);
    assertThat(places.replace(new MerchantId(stranger), appid, "203.0.113.7")).isPresent();
    assertThat(places.add(new MerchantId(stranger), appid, "203.0.113.7")).isPresent();
    assertThat(places.of(merchant, appid)).isEmpty();
    assertThat(
            callbacks
                .keep(
                    new MerchantId(stranger),
                    appid,
                    new CallbackForm("https://203.0.113.11/", CallbackMode.SAFE, "", ""))
                .faults())
        .containsKey("url");
    assertThat(callbacks.renew(new MerchantId(stranger), appid)).isEmpty();
    callbacks.remove(new MerchantId(stranger), appid);
    assertThat(callbacks.target(appid).orElseThrow().url()).isEqualTo("https://203.0.113.10/");
  }

  @Test
  void the_page_has_all_that_a_program_needs_in_both_languages() {
    for (String language : List.of("zh-CN", "en")) {
      assertThat(owner.get(page + "?lang=" + language).html())
          .contains(
              "<html lang=\"" + language + "\"",
              appid.value(),
              "host.setApiHost(\"" + address(""),
              "base_uri",
              "WeChatCard.API_BASE_URL",
              "name=\"place\" value=\"127.0.0.1\"")
          .doesNotContain("??", SECRET);
    }
  }

  private static Map<String, String> shown(Page page) {
    return SHOWN
        .matcher(page.html())
        .results()
        .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2)));
  }

  private String token() {
    Matcher token =
        Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(call(tokenPath(SECRET)));
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private String tokenPath(String secret) {
    return "/cgi-bin/token?grant_type=client_credential&appid=" + appid + "&secret=" + secret;
  }

  private String stableToken() {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cgi-bin/stable_token"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"grant_type\":\"client_credential\",\"appid\":\""
                        + appid
                        + "\",\"secret\":\""
                        + SECRET
                        + "\"}")));
  }

  private String call(String path) {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
  }

  private static String send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

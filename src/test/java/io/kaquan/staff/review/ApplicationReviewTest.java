package io.kaquan.staff.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.files.document.Documents;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ApplicationReviewTest extends Scenario {

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private Applications applications;

  @Autowired private Documents documents;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private MerchantId merchant;
  private Application application;

  @BeforeEach
  void anApplicationInReview() {
    String appid = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    merchant =
        new MerchantId(
            merchants
                .register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH)
                .value());
    accounts.add(merchant, new AppId(appid), "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    application =
        applications
            .apply(merchant, new AppId(appid), materials("Ann"))
            .fold(
                done -> done.application(),
                invalid -> {
                  throw new AssertionError(invalid);
                },
                notNow -> {
                  throw new AssertionError(notNow);
                });
  }

  @Test
  void a_reviewer_who_is_signed_in_at_tasklist_reads_every_round_and_what_changed()
      throws Exception {
    new Reviewer(address(""), "reviewer").refuse(application.id().toString(), "Who is Ann?");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                applications.find(application.id()).orElseThrow().status()
                    == ApplicationStatus.REFUSED);
    applications.resubmit(merchant, application.id(), materials("Bob"));
    signIn("reviewer");

    HttpResponse<String> page = open(application.id().toString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "Round 2",
            "Round 1",
            "Who is Ann?",
            "91350100M000100Y43",
            "<span class=\"kq-changed\">Bob</span>",
            "<span>Corner Bakery</span>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void for_strangers_and_for_staff_who_do_not_review_there_is_nothing() throws Exception {
    assertThat(open(application.id().toString()).statusCode()).isEqualTo(404);
    signIn("analyst");
    assertThat(open(application.id().toString()).statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_application_is_not_there() throws Exception {
    signIn("lead");
    assertThat(open(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    assertThat(open(application.id().toString()).statusCode()).isEqualTo(200);
  }

  private void signIn(String name) throws Exception {
    http.send(
        HttpRequest.newBuilder(URI.create(address("/camunda/app/tasklist/default/"))).build(),
        BodyHandlers.ofString());
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(address("/camunda/api/admin/auth/user/default/login/welcome")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString("username=" + name + "&password=" + name))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> open(String id) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address("/ops/applications/" + id)))
            .header("Accept", "text/html")
            .header("Accept-Language", "en")
            .build(),
        BodyHandlers.ofString());
  }

  private Materials materials(String contact) {
    return Papers.of(documents, merchant.value(), Channel.OFFICIAL_ACCOUNT)
        .with("contactName", contact)
        .with("companyName", "Corner Bakery");
  }
}

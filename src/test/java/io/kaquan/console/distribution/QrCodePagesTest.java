package io.kaquan.console.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** QR codes of a card: made, shown, counted, stopped. */
class QrCodePagesTest extends MerchantScenario {
  private static final String NEW = "/console/cards/new";

  @Autowired private Deliveries deliveries;

  @Test
  void a_qr_code_is_made_shown_and_leads_to_the_card() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    String path = "/console/cards/" + cardId;
    assertThat(browser.get(path).html()).contains("Hand out this card", "Approved");
    assertThat(browser.submit(path + "/qr", Map.of("outer_str", "x".repeat(129))).html())
        .contains("At most 128 characters", "x".repeat(129));

    Page page = browser.submit(path + "/qr", Map.of("outer_str", "shop window", "once", "true"));
    assertThat(page.path()).startsWith(path + "/qr/");
    String ticket = page.path().substring(page.path().lastIndexOf('/') + 1);
    assertThat(page.html())
        .contains(
            "src=\"/wallet/q/" + ticket + ".png\"",
            address("/wallet/q/" + ticket),
            "shop window",
            "it can be claimed once");
    PageVisitor passer = new PageVisitor(address(""));
    assertThat(passer.get("/wallet/q/" + ticket + ".png").status()).isEqualTo(200);
    assertThat(passer.get("/wallet/q/" + ticket).html()).contains("Sign in to claim");
    assertThat(cards.find(cardId).orElseThrow().terms().status()).isEqualTo(CardStatus.DISPATCH);
    assertThat(browser.get("/console/cards").html()).contains("Handed out");
    assertThat(
            browser
                .get("/console/cards/" + onSale(CardMaker.aCashCard().of(appid)) + "/qr/" + ticket)
                .status())
        .as("another card's")
        .isEqualTo(404);
  }

  @Test
  void a_qr_code_is_counted_listed_downloaded_and_stopped() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    String path = "/console/cards/" + cardId;
    browser.get(path);
    Page page = browser.submit(path + "/qr", Map.of("outer_str", "shop window"));
    String ticket = page.path().substring(page.path().lastIndexOf('/') + 1);
    for (int guest = 0; guest < 2; guest++) {
      deliveries.claim(
          ticket, 0, openid((char) ('a' + guest)), "view " + guest, Actor.self("203.0.113.7"));
      deliveries.claim(
          ticket, 0, openid((char) ('a' + guest)), "view " + guest, Actor.self("203.0.113.7"));
    }
    assertThat(browser.get(page.path()).html())
        .containsPattern("Claimed</dt><dd>2<")
        .doesNotContain("??");
    assertThat(browser.get(path).html())
        .as("offered again")
        .contains("<option value=\"shop window\">");
    browser.submit(path + "/qr", Map.of("outer_str", "shop window"));
    Page all = browser.get(path + "/deliveries");
    assertThat(all.matches("(>shop window<)")).as("the same channel twice").hasSize(2);
    assertThat(all.html())
        .contains("Active", "This card is on no landing page")
        .doesNotContain("??");

    assertThat(browser.get(page.path() + "/qr.svg").html()).startsWith("<svg ");
    assertThat(
            browser
                .get(page.path() + "/qr-print.png")
                .response()
                .headers()
                .firstValue("Content-Disposition")
                .orElse(""))
        .startsWith("attachment");
    assertThat(browser.get(page.path() + "/qr.exe").status()).isEqualTo(404);

    browser.get(page.path());
    assertThat(browser.submit(page.path() + "/end", Map.of()).html())
        .contains("You stopped this code")
        .doesNotContain("Stop permanently");
    PageVisitor passer = new PageVisitor(address(""));
    assertThat(passer.get("/wallet/q/" + ticket)).returns(410, Page::status);
    assertThat(deliveries.claim(ticket, 0, openid('z'), "late", Actor.self("203.0.113.7")))
        .isEqualTo(new CouponResult.Refused(Refusal.NOT_ON_SALE));
    assertThat(browser.get(path + "/deliveries?lang=zh-CN").html())
        .contains("已停用", "可领取")
        .doesNotContain("??");
  }

  @Test
  void nothing_is_handed_out_while_the_account_is_suspended() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    PageVisitor lead = new PageVisitor(address("")).signedInAtTasklistAs("lead");
    lead.get("/ops/accounts/" + appid);
    lead.submit("/ops/accounts/" + appid + "/suspend", Map.of("reason", "a complaint"));
    moveClockBy(Duration.ofSeconds(2));

    assertThat(browser.get("/console/cards/" + cardId).html())
        .contains("card function of this account is suspended")
        .doesNotContain("Hand out this card");
    assertThat(browser.get("/console/cards").html()).doesNotContain("href=\"" + NEW);
  }
}

package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The coupons of a person, and the sign-in to the wallet. */
class WalletTest extends WalletVisits {
  @Test
  void a_coupon_is_deleted_after_a_confirmation() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page page = phone.submit(link, Map.of());
    String coupon = page.path();
    String code = code(page);
    assertThat(phone.get(coupon + "/delete").html()).contains("Delete this coupon?", "十元券");
    assertThat(code(phone.get(coupon))).as("asking deletes nothing").isEqualTo(code);
    phone.get(coupon + "/delete");
    assertThat(phone.submit(coupon + "/delete", Map.of()).path()).isEqualTo("/wallet/coupons");
    assertThat(phone.get("/wallet/coupons?show=expired").html()).doesNotContain(coupon);
    assertThat(phone.get(coupon).status()).isEqualTo(404);
  }

  @Test
  void a_coupon_is_not_shown_to_others() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor phone = phone();
    signIn(phone, link);
    String coupon = phone.submit(link, Map.of()).path();
    PageVisitor stranger = phone();
    assertThat(stranger.get(coupon).path()).as("who is not signed in").isEqualTo("/wallet/sign-in");
    assertThat(stranger.get(coupon + "/qr.png").path()).isEqualTo("/wallet/sign-in");
    signIn(stranger, "/wallet/coupons");
    for (String path :
        List.of(coupon, coupon + "/qr.png", coupon + "/bar.png", "/wallet/coupons/nonsense")) {
      assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(stranger.get("/wallet/coupons").html()).doesNotContain(coupon);
  }

  @Test
  void a_coupon_handed_over_by_the_merchants_server_goes_to_the_first_who_takes_it() {
    String openid = newOpenid();
    Coupon coupon = issued(onSale(CardMaker.aCashCard()), openid);
    String hand =
        "/wallet/hand/"
            + seal.seal(
                "claim",
                String.join(" ", APPID, openid, coupon.cardId().value(), coupon.code().value()));
    PageVisitor first = phone();
    PageVisitor second = phone();
    assertThat(first.get(hand).path()).isEqualTo("/wallet/sign-in");
    Page page = signIn(first);
    assertThat(page.path()).isEqualTo(hand);
    assertThat(page.html()).as("not before it is taken").doesNotContain(coupon.code().value());
    signIn(second, hand);
    second.get(hand);

    assertThat(code(first.submit(hand, Map.of()))).isEqualTo(coupon.code().value());
    assertThat(second.submit(hand, Map.of()).html())
        .contains("Somebody else has taken it")
        .doesNotContain(coupon.code().value());
    assertThat(code(first.get(hand)))
        .as("the link goes on leading there")
        .isEqualTo(coupon.code().value());
    assertThat(first.get("/wallet/hand/nonsense").status()).isEqualTo(404);
  }

  @Test
  void the_list_follows_what_becomes_of_a_coupon() {
    String link = link(open(onSale(CardMaker.aCashCard().forDays(1, 0))));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page usedOne = phone.submit(link, Map.of());
    phone.get(link);
    Page expiring = phone.submit(link, Map.of());
    coupons.execute(
        new CouponCommand.Redeem(
            new AppId(APPID),
            new CouponCode(code(usedOne)),
            null,
            null,
            null,
            null,
            Actor.api("203.0.113.1")));

    assertThat(phone.get("/wallet/coupons").html())
        .contains(expiring.path())
        .doesNotContain(usedOne.path());
    assertThat(phone.get("/wallet/coupons?show=used").html())
        .contains(usedOne.path())
        .doesNotContain(expiring.path());
    moveClockBy(Duration.ofDays(2));
    assertThat(phone.get("/wallet/coupons").html()).doesNotContain(expiring.path());
    assertThat(phone.get("/wallet/coupons?show=expired").html()).contains(expiring.path());
  }

  @Test
  void signing_in_leads_to_no_other_site() {
    for (String next :
        List.of(
            "https://evil.example/",
            "//evil.example/",
            "/wallet//evil.example",
            "/console",
            "/wallet/../console",
            "/wallet/q/\\evil")) {
      PageVisitor phone = phone();
      phone.get(
          "/wallet/sign-in?next="
              + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8));
      assertThat(signIn(phone).path()).as(next).isEqualTo("/wallet/coupons");
    }
  }

  @Test
  void changing_the_language_keeps_the_way_back() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor phone = phone();
    Page page = phone.get("/wallet/sign-in?next=" + link);
    Matcher other = Pattern.compile("href=\"([^\"]*lang=zh-CN[^\"]*)\"").matcher(page.html());
    assertThat(other.find()).isTrue();
    String target = other.group(1).replace("&amp;", "&");
    page = phone.get(target.startsWith("?") ? "/wallet/sign-in" + target : target);
    assertThat(page.html()).contains("发送验证码").contains("value=\"" + link + "\"");
  }

  @Test
  void a_wrong_code_is_asked_for_again() {
    PageVisitor phone = phone();
    phone.get("/wallet/sign-in");
    phone.submit("/wallet/sign-in", Map.of("email", address()));
    Page page = phone.submit("/wallet/sign-in/code", Map.of("code", "not a code"));
    assertThat(page.html()).contains("This is not the code");
    assertThat(phone.get("/wallet/coupons").path()).isEqualTo("/wallet/sign-in");
  }

  @Test
  void one_browser_may_be_at_a_merchants_console_and_in_a_wallet() {
    PageVisitor browser = phone();
    browser.signIn("merchant@demo.example", "demo");
    Page console = browser.get("/console");
    assertThat(console.path()).isEqualTo("/console");
    signIn(browser, "/wallet/coupons");
    Page wallet = browser.get("/wallet/coupons");
    assertThat(browser.get("/console").path()).isEqualTo("/console");

    assertThat(browser.post("/wallet/sign-out", Map.of("_csrf", found(TOKEN, wallet))).path())
        .isEqualTo("/wallet/sign-in");
    assertThat(browser.get("/wallet/coupons").path()).isEqualTo("/wallet/sign-in");
    assertThat(browser.get("/console").path())
        .as("the console is not the wallet")
        .isEqualTo("/console");
    assertThat(browser.post("/console/sign-out", Map.of("_csrf", found(TOKEN, console))).status())
        .as("a form of the console that was open all the time")
        .isEqualTo(200);
  }

  @Test
  void pages_hold_no_script_and_no_style_of_their_own() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor phone = phone();
    for (Page page :
        List.of(phone.get(link), phone.get("/wallet/sign-in"), phone.get("/wallet/q/none"))) {
      assertThat(page.html())
          .doesNotContainPattern("<script(?![^>]* src=)|<style| style=| on[a-z]+=");
      assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("script-src 'self'", "style-src 'self'");
    }
  }
}

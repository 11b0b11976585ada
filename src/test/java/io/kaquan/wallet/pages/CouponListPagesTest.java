package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.Designs;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of a person's coupons. */
class CouponListPagesTest extends WalletScenario {
  private static final Pattern COUPON = Pattern.compile("href=\"/wallet/coupons/([^\"?]+)\"");

  @Test
  void an_empty_wallet_says_what_to_do() {
    PageVisitor phone = signedIn();
    assertThat(phone.get("/wallet/coupons").html())
        .contains("No coupons to use", "QR code, or open a link");
    assertThat(phone.get("/wallet/coupons?show=used").html()).contains("Nothing used yet");
    assertThat(phone.get("/wallet/coupons?show=nonsense&page=nonsense").html())
        .contains("No coupons to use");
  }

  @Test
  void what_ends_first_stands_first_and_says_how_soon() {
    PageVisitor phone = signedIn();
    String late = claim(phone, link(shop.cardOnSale(design()))).path();
    ObjectNode soonOver = design();
    Designs.base(soonOver)
        .putObject("date_info")
        .put("type", "DATE_TYPE_FIX_TERM")
        .put("fixed_term", 2)
        .put("fixed_begin_term", 0);
    String soon = claim(phone, link(shop.cardOnSale(soonOver))).path();
    String html = phone.get("/wallet/coupons").html();
    assertThat(html).contains("ends tomorrow").containsOnlyOnce("wallet-soon");
    assertThat(html.indexOf(soon)).isLessThan(html.indexOf(late)).isPositive();
    moveClockBy(Duration.ofDays(2));
    assertThat(phone.get("/wallet/coupons").html()).contains(late).doesNotContain(soon);
    assertThat(phone.get("/wallet/coupons?show=expired").html()).contains(soon);
  }

  @Test
  void many_coupons_stand_on_pages_with_their_number() {
    ObjectNode design = design();
    Designs.base(design).put("get_limit", 50);
    String card = shop.cardOnSale(design);
    String email = "wallet-" + UUID.randomUUID() + "@example.com";
    PageVisitor phone = phone();
    signIn(phone, "/wallet/coupons", email, Map.of());
    String first = claim(phone, link(card)).path();
    String openid = coupon(code(phone.get(first))).openid().value();
    IntStream.range(0, 44)
        .parallel()
        .forEach(
            n ->
                coupons.execute(
                    new CouponCommand.Issue(
                        new AppId(shop.appid()),
                        new CardId(card),
                        new OpenId(openid),
                        null,
                        null,
                        null,
                        Actor.api("203.0.113.1"))));

    Set<String> seen = new TreeSet<>();
    for (int page = 1; page <= 3; page++) {
      Page shown = phone.get("/wallet/coupons?show=usable&page=" + page);
      assertThat(shown.html()).containsPattern("Usable</span> <span class=\"wallet-count\">45<");
      Matcher links = COUPON.matcher(shown.html());
      while (links.find()) {
        seen.add(links.group(1));
      }
      assertThat(shown.html().contains("rel=\"next\"")).isEqualTo(page < 3);
      assertThat(shown.html().contains("rel=\"prev\"")).isEqualTo(page > 1);
    }
    assertThat(seen).hasSize(45);
    assertThat(phone.get("/wallet/coupons?page=4").status()).isEqualTo(200);
  }
}

package io.kaquan.console.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedemptionPagesTest extends MerchantScenario {
  private static final Actor PROGRAM = Actor.api("203.0.113.1");

  private String card;

  @BeforeEach
  void aCardOnSale() {
    card = onSale(CardMaker.aCashCard().of(appid).withStock(200));
  }

  @Test
  void they_are_found_by_day_store_and_clerk() {
    String west = store("West");
    String east = store("East");
    String early = redeemed(west, clerk("ann"));
    String today = LocalDate.now(clock).toString();
    moveClockBy(Duration.ofDays(1));
    String tomorrow = LocalDate.now(clock).toString();
    String late = redeemed(east, clerk("ann"));
    String other = redeemed(east, clerk("bo"));
    String program = redeemed("somewhere", PROGRAM);

    assertThat(listed("")).containsExactly(program, other, late, early);
    assertThat(listed("?day=" + today)).containsExactly(early);
    assertThat(listed("?day=" + tomorrow + "&store=" + east)).containsExactly(other, late);
    assertThat(listed("?day=&store=&who=" + at("ann"))).containsExactly(late, early);
    assertThat(listed("?who=API")).containsExactly(program);
    assertThat(listed("?who=SELF&store=" + east)).isEmpty();
    Page page = browser.get("/console/redemptions?store=" + east + "&who=" + at("ann"));
    assertThat(page.html())
        .contains(
            "Corner Bakery (East)", "selected=\"selected\">" + at("ann"), "¥7.00", "Show all");
    for (String noDay : List.of("yesterday", "%2B999999999-12-31", "-999999999-01-01")) {
      assertThat(browser.get("/console/redemptions?day=" + noDay))
          .as(noDay)
          .returns(400, Page::status);
    }
    assertThat(browser.get("/console/redemptions?who=%00")).returns(200, Page::status);
    assertThat(browser.get("/console/redemptions?lang=zh-CN").html())
        .contains("核销记录", "接口")
        .doesNotContain("??");
  }

  @Test
  void what_was_taken_back_is_a_line_of_its_own_with_its_reason() {
    String code = redeemed(store("West"), PROGRAM);
    done(
        new CouponCommand.Reverse(
            new AppId(appid),
            new CouponCode(code),
            null,
            "The guest chose <tea>",
            null,
            clerk("ann")));
    String html = browser.get("/console/redemptions").html();
    assertThat(html)
        .contains(
            "Reversed", "The guest chose &lt;tea&gt;", at("ann"), new CouponCode(code).masked());
    assertThat(html.indexOf("Reversed"))
        .as("the newest first")
        .isLessThan(html.indexOf(">Redeemed<"));
    assertThat(browser.submit("/console/explain", Map.of()).html())
        .as("its life, from the list")
        .contains(code, "Redemption reversed", " · Corner Bakery (West)");
  }

  @Test
  void more_than_fifty_go_on_at_the_next_page_and_none_is_anybody_elses() {
    List<String> codes = Arrays.asList(new String[53]);
    codes.replaceAll(none -> redeemed(null, PROGRAM));
    List<String> first = listed("");
    assertThat(first).hasSize(50);
    Matcher next =
        Pattern.compile("rel=\"next\" href=\"/console/redemptions\\?([^\"]+)\"")
            .matcher(browser.get("/console/redemptions").html());
    assertThat(next.find()).isTrue();
    List<String> rest = listed("?" + next.group(1).replace("&amp;", "&"));
    assertThat(rest)
        .containsExactly(codes.get(2), codes.get(1), codes.get(0))
        .doesNotContainAnyElementsOf(first);
    assertThat(browser.get("/console/redemptions?before=1").html()).contains("Newest");

    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    PageVisitor rival = new PageVisitor(address("")).signedInAs(at("rival"), PASSWORD);
    assertThat(rival.get("/console/redemptions?who=API").html())
        .contains("No matching redemptions");
    assertThat(rival.get("/console/redemptions").html()).contains("Nothing has been redeemed yet");
  }

  /** The codes on the page, in its order. */
  private List<String> listed(String query) {
    return Pattern.compile("name=\"code\" value=\"([^\"]+)\"")
        .matcher(browser.get("/console/redemptions" + query).html())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private String redeemed(String where, Actor by) {
    String code =
        done(new CouponCommand.Issue(
                new AppId(appid),
                new CardId(card),
                new OpenId(somebody()),
                null,
                null,
                null,
                PROGRAM))
            .code()
            .value();
    return done(new CouponCommand.Redeem(
            new AppId(appid), new CouponCode(code), null, 700L, where, null, by))
        .code()
        .value();
  }

  private Actor clerk(String name) {
    return new Actor(Source.TILL, at(name), "a phone", "203.0.113.2");
  }
}

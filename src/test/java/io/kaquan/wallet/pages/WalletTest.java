package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.access.Seal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The consumers' pages, as somebody with a phone goes through them. */
class WalletTest extends Scenario {
  private static final String APPID = "wxdemo0000000001";
  private static final Pattern CODE = Pattern.compile("data-code=\"([^\"]+)\"");
  private static final Pattern CLAIM_NUMBER =
      Pattern.compile("name=\"claimNumber\" value=\"([^\"]+)\"");
  private static final Pattern GIFT =
      Pattern.compile("value=\"http://[^\"/]+(/wallet/gift/[^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired Cards cards;
  @Autowired CardCommands commands;
  @Autowired Coupons coupons;
  @Autowired Deliveries deliveries;
  @Autowired Seal seal;
  @Autowired GreenMail mail;

  @Test
  void from_the_link_to_the_code() {
    String card = onSale(CardMaker.aCashCard());
    String link = link(open(card));
    PageVisitor phone = phone();

    Page page = phone.get(link);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html())
        .contains(
            "晨光咖啡",
            "十元券",
            "<span>10</span>",
            "请出示二维码",
            "每单限用一张",
            "Valid for 30 days",
            "Sign in to claim");
    assertThat(phone.submit(link, Map.of()).path()).isEqualTo("/wallet/sign-in");
    page = signIn(phone);
    assertThat(page.path()).as("back where they came from").isEqualTo(link);

    page = phone.submit(link, Map.of());
    assertThat(page.path()).startsWith("/wallet/coupons/");
    String code = code(page);
    assertThat(coupons.lookUp(APPID, code, null).fold(Coupon::cardId, Enum::name)).isEqualTo(card);
    assertThat(page.path()).as("addresses end in logs").doesNotContain(code);
    assertThat(page.html())
        .contains(code.substring(0, 4) + " " + code.substring(4, 8) + " " + code.substring(8));
    assertThat(page.html()).contains(page.path() + "/qr.png");
    String coupon = page.path();
    assertThat(phone.get("/wallet").html()).contains(coupon);
    assertPicture(phone.get(coupon + "/qr.png"));
    assertPicture(phone.get(coupon + "/bar.png"));
  }

  @Test
  void tapping_twice_claims_once() {
    String card = onSale(CardMaker.aCashCard().withStock(10));
    String link = link(open(card));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page page = phone.get(link);
    Map<String, String> tap =
        Map.of("place", "0", "claimNumber", found(CLAIM_NUMBER, page), "_csrf", found(TOKEN, page));
    Page first = phone.post(link, tap);
    assertThat(code(phone.post(link, tap))).isEqualTo(code(first));
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(9);
  }

  @Test
  void several_cards_behind_one_link_are_claimed_one_by_one() {
    String first = onSale(CardMaker.aCashCard());
    String second = onSale(CardMaker.aCashCard());
    String link = link(open(first), open(second));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page page = phone.get(link);
    assertThat(page.html()).contains(title(first), title(second));
    Page claimed =
        phone.post(
            link,
            Map.of(
                "place",
                "1",
                "claimNumber",
                found(CLAIM_NUMBER, page),
                "_csrf",
                found(TOKEN, page)));
    assertThat(claimed.html()).contains(title(second));
  }

  @Test
  void a_coupon_goes_to_a_friend() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor giver = phone();
    signIn(giver, link);
    Page page = giver.submit(link, Map.of());
    String coupon = page.path();
    String code = code(page);
    assertThat(page.html()).contains(coupon + "/gift");
    assertThat(giver.get(coupon + "/gift").html()).contains("After 24 hours");
    page = giver.submit(coupon + "/gift", Map.of());
    String gift = found(GIFT, page);
    assertThat(gift).doesNotContain(code);
    assertThat(giver.get(coupon).html())
        .as("its code is not to be shown meanwhile")
        .contains("On its way")
        .doesNotContain(code);
    assertThat(giver.get("/wallet/coupons").html()).containsOnlyOnce("On its way to a friend");
    assertThat(giver.get(gift).path()).as("the giver's own link").isEqualTo(coupon + "/gift");

    PageVisitor friend = phone();
    page = friend.get(gift);
    assertThat(page.html())
        .contains("十元券", "A friend gives you this coupon", "Sign in to take it")
        .doesNotContain(code);
    assertThat(friend.submit(gift, Map.of()).path()).isEqualTo("/wallet/sign-in");
    assertThat(signIn(friend).path()).isEqualTo(gift);
    page = friend.submit(gift, Map.of());
    assertThat(page.path()).startsWith("/wallet/coupons/").isNotEqualTo(coupon);
    assertThat(code(page)).isNotEqualTo(code);
    assertThat(friend.get(gift).path()).as("opened again").isEqualTo(page.path());

    assertThat(giver.get(coupon).html()).contains("Your friend has this coupon now");
    assertThat(giver.get("/wallet/coupons?show=expired").html()).contains("Taken by a friend on");
    assertThat(giver.get(gift).html()).contains("Somebody has taken it");
    PageVisitor stranger = phone();
    assertThat(stranger.get(gift))
        .returns(410, Page::status)
        .extracting(Page::html)
        .asString()
        .contains("Somebody has taken it");
    assertThat(stranger.get(coupon + "/gift").path()).isEqualTo("/wallet/sign-in");
    assertThat(stranger.get("/wallet/gift/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(stranger.get("/wallet/gift/no-id").status()).isEqualTo(404);
  }

  @Test
  void a_gift_is_taken_back_lapses_and_is_offered_again() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor giver = phone();
    signIn(giver, link);
    String coupon = giver.submit(link, Map.of()).path();
    giver.get(coupon + "/gift");
    String first = found(GIFT, giver.submit(coupon + "/gift", Map.of()));
    Page page = giver.submit(coupon + "/gift/back", Map.of());
    assertThat(page.path()).isEqualTo(coupon);
    assertThat(code(page)).isNotEmpty();
    PageVisitor friend = phone();
    assertThat(friend.get(first).html()).contains("Your friend has taken it back");

    giver.get(coupon + "/gift");
    String second = found(GIFT, giver.submit(coupon + "/gift", Map.of()));
    assertThat(friend.get(second).status()).isEqualTo(200);
    moveClockBy(Duration.ofHours(24));
    assertThat(friend.get(second).html()).contains("This gift has expired");
    assertThat(code(giver.get(coupon))).as("usable again").isNotEmpty();
  }

  @Test
  void a_card_that_is_not_to_be_given_has_no_page_for_it() {
    String link = link(open(onSale(CardMaker.aCashCard().notGivable())));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page page = phone.submit(link, Map.of());
    assertThat(page.html()).doesNotContain("/gift");
    assertThat(phone.get(page.path() + "/gift").status()).isEqualTo(404);
  }

  @Test
  void a_coupon_is_deleted_after_a_question() {
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
  void a_coupon_is_nobody_elses_to_see() {
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
  void a_link_that_leads_nowhere_says_so() {
    Page page = phone().get("/wallet/q/no-such-link");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.html()).contains("This link leads nowhere");
    assertThat(phone().get("/wallet/q/no-such-link.png").status()).isEqualTo(404);
  }

  @Test
  void a_link_that_has_run_out_says_so_before_and_after_the_tap() {
    String link =
        "/wallet/q/"
            + deliveries
                .make(APPID, List.of(open(onSale(CardMaker.aCashCard()))), 600)
                .delivery()
                .ticket();
    PageVisitor phone = phone();
    signIn(phone, link);
    phone.get(link);
    moveClockBy(Duration.ofMinutes(10));
    assertThat(phone.submit(link, Map.of()).html()).contains("This link has expired");
    Page page = phone.get(link);
    assertThat(page.status()).isEqualTo(410);
    assertThat(page.html()).contains("This link has expired");
  }

  @Test
  void who_comes_too_late_is_told_that_all_are_taken() {
    String link = link(open(onSale(CardMaker.aCashCard().withStock(1))));
    PageVisitor first = phone();
    PageVisitor second = phone();
    signIn(first, link);
    signIn(second, link);
    second.get(link);
    first.get(link);
    assertThat(first.submit(link, Map.of()).path()).startsWith("/wallet/coupons/");
    assertThat(second.submit(link, Map.of()).html()).contains("All of them are taken");
    assertThat(second.get(link).html())
        .contains("All of them are taken")
        .doesNotContain("claimNumber");
  }

  @Test
  void who_has_as_many_as_one_may_is_told_so() {
    String link = link(open(onSale(CardMaker.aCashCard().forEachPerson(1))));
    PageVisitor phone = phone();
    signIn(phone, link);
    phone.submit(link, Map.of());
    assertThat(phone.get(link).html())
        .contains("You have it already")
        .doesNotContain("claimNumber");
  }

  @Test
  void a_card_that_is_over_is_not_offered() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String link =
        link(open(onSale(CardMaker.aCashCard().between(now, now.plus(Duration.ofDays(2))))));
    moveClockBy(Duration.ofDays(3));
    assertThat(phone().get(link).html())
        .contains("This offer has ended")
        .doesNotContain("claimNumber");
  }

  @Test
  void what_is_for_somebody_else_says_so() {
    String named = somebody();
    Item item = new Item(onSale(CardMaker.aCashCard()), null, named, false, null);
    PageVisitor mine = phone();
    String first = link(item);
    signIn(mine, first);
    assertThat(mine.submit(first, Map.of()).path()).startsWith("/wallet/coupons/");
    PageVisitor others = phone();
    String second = link(item);
    signIn(others, second);
    assertThat(others.submit(second, Map.of()).html()).contains("Somebody else has taken it");
  }

  @Test
  void a_coupon_handed_over_by_the_merchants_server_goes_to_the_first_who_takes_it() {
    String openid = somebody();
    Coupon coupon = issued(onSale(CardMaker.aCashCard()), openid);
    String hand =
        "/wallet/hand/"
            + seal.seal("claim", String.join(" ", APPID, openid, coupon.cardId(), coupon.code()));
    PageVisitor first = phone();
    PageVisitor second = phone();
    assertThat(first.get(hand).path()).isEqualTo("/wallet/sign-in");
    Page page = signIn(first);
    assertThat(page.path()).isEqualTo(hand);
    assertThat(page.html()).as("not before it is taken").doesNotContain(coupon.code());
    signIn(second, hand);
    second.get(hand);

    assertThat(code(first.submit(hand, Map.of()))).isEqualTo(coupon.code());
    assertThat(second.submit(hand, Map.of()).html())
        .contains("Somebody else has taken it")
        .doesNotContain(coupon.code());
    assertThat(code(first.get(hand))).as("the link goes on leading there").isEqualTo(coupon.code());
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
            APPID, code(usedOne), null, null, null, null, Actor.api("203.0.113.1")));

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
  void signing_in_leads_to_no_other_house() {
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
  void nothing_is_claimed_without_the_forms_token() {
    String card = onSale(CardMaker.aCashCard().withStock(3));
    String link = link(open(card));
    PageVisitor phone = phone();
    signIn(phone, link);
    assertThat(phone.post(link, Map.of("place", "0", "claimNumber", "1")).status()).isEqualTo(403);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(3);
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

  private static void assertPicture(Page picture) {
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.response().headers().firstValue("Content-Type")).contains("image/png");
    assertThat(picture.response().headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");
  }

  private PageVisitor phone() {
    return new PageVisitor(address(""));
  }

  /** Signs a new person in and goes to the page. */
  private void signIn(PageVisitor phone, String page) {
    phone.get("/wallet/sign-in?next=" + page);
    assertThat(signIn(phone).path()).isEqualTo(page);
  }

  /** Signs a new person in, from the page that asks for an address. */
  private Page signIn(PageVisitor phone) {
    String email = address();
    phone.submit("/wallet/sign-in", Map.of("email", email));
    String subject = new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).subject();
    return phone.submit("/wallet/sign-in/code", Map.of("code", subject.replaceAll("\\D", "")));
  }

  private static String address() {
    return "wallet-" + UUID.randomUUID() + "@example.com";
  }

  private String onSale(CardMaker card) {
    return card.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }

  private String title(String card) {
    return cards.find(card).orElseThrow().terms().title();
  }

  private String link(Item... items) {
    return "/wallet/q/" + deliveries.make(APPID, List.of(items), null).delivery().ticket();
  }

  private static Item open(String card) {
    return new Item(card, null, null, false, null);
  }

  private Coupon issued(String card, String openid) {
    return coupons
        .execute(
            new CouponCommand.Issue(
                APPID, card, openid, null, null, null, Actor.api("203.0.113.1")))
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError(why);
            });
  }

  private static String somebody() {
    return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
  }

  private static String code(Page page) {
    return found(CODE, page);
  }

  private static String found(Pattern pattern, Page page) {
    Matcher matcher = pattern.matcher(page.html());
    assertThat(matcher.find()).as(pattern + " on " + page.path() + " " + page.status()).isTrue();
    return matcher.group(1);
  }
}

package io.kaquan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Desk;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A merchant who develops nothing: through pages alone from the wizard to a friend's coupon that is
 * redeemed. Every page on the way is looked at and asked what would keep people out.
 */
class WithoutCodeBrowserTest extends Scenario {
  private static final int PHONE = 375;
  private static final int DESK = 1440;
  private static final String PASSWORD = "crumbs and flour 7";

  /** What each type asks for besides. */
  private static final Map<String, Map<String, String>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("GROUPON", Map.of("deal_detail", "Two coffees\nOne cake"));
    TYPES.put("DISCOUNT", Map.of("discount", "15"));
    TYPES.put("GIFT", Map.of("gift", "A cup of the day's coffee"));
    TYPES.put("GENERAL_COUPON", Map.of("default_detail", "Free delivery"));
    TYPES.put("CASH", Map.of("reduce_cost", "10", "least_cost", "50"));
  }

  private static Chromium chromium;

  @Autowired private Merchants merchants;
  @Autowired private Accounts accounts;
  @Autowired private Cards cards;
  @Autowired private GreenMail mail;

  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final List<String> faults = new ArrayList<>();
  private Page shop;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void anActivatedMerchantSignsIn() {
    UUID merchant =
        merchants.register("Corner Bakery", email("owner"), PASSWORD, Locale.ENGLISH).value();
    accounts.add(
        new MerchantId(merchant),
        new AppId("wx" + mark + "0001"),
        "s".repeat(32),
        AccountKind.SERVICE,
        "Bakery",
        true);
    accounts.activate(new AppId("wx" + mark + "0001"));
    shop = chromium.window(DESK);
    shop.navigate(address("/console/sign-in"));
    shop.fill("[name=email]", email("owner"));
    shop.fill("[name=password]", PASSWORD);
    shop.click("form:has([name=password]) button[type=submit]");
  }

  @Test
  void from_the_wizard_to_a_friends_coupon() {
    Desk reviewer = Desk.signedIn(chromium.window(DESK), address(""), "reviewer", "tasklist");
    Map<String, String> made = new LinkedHashMap<>();
    TYPES.forEach((type, worth) -> made.put(type, create(type, worth)));
    made.values().forEach(card -> approve(reviewer, card));
    look("cards", "/console/cards");

    Page guest = chromium.window(PHONE);
    signInToWallet(guest, handOut(made.get("CASH"), "poster"), email("guest"));
    String cash = claim(guest, "cash");
    guest.navigate(handOut(made.get("GIFT"), "flyer"));
    String gift = claim(guest, "gift");
    String giftAddress = guest.url();

    Page till = chromium.window(PHONE);
    till.navigate(address("/till"));
    till.fill("[name=email]", email("owner"));
    till.fill("[name=password]", PASSWORD);
    till.click("form:has([name=password]) button[type=submit]");
    type(till, cash);
    redeem(till);
    till.click("[data-next]");
    till.setInputFiles("[name=photo]", new FilePayload("photo.png", "image/png", Symbols.qr(gift)));
    till.locator("[data-till=found]").waitFor();
    redeem(till);

    figuresShow(2, 2);
    look("redemptions", "/console/redemptions");
    assertThat(shop.locator("main")).containsText("Redeemed");

    takeBack(till, gift);
    String friends = give(guest, giftAddress);
    Page friend = chromium.window(PHONE);
    friend.navigate(friends);
    close(friend, "gift-offered");
    friend.click(".wallet-claim");
    signIn(friend, email("friend"));
    friend.click(".wallet-claim");
    String given = numberOn(friend);
    assertThat(given).isNotEqualTo(gift);
    type(till, gift);
    assertThat(till.locator("[data-confirm]")).hasCount(0);
    type(till, given);
    redeem(till);
    friend.reload();
    close(friend, "used");
    figuresShow(2, 3);
    assertThat(shop.locator("#figures-tile-reversed .kq-tile-value")).hasText("1");
    assertThat(shop.locator("#figures-tile-given .kq-tile-value")).hasText("1");
    assertThat(faults).isEmpty();
  }

  /** The id of the new card. */
  private String create(String type, Map<String, String> worth) {
    shop.navigate(address("/console/cards/new"));
    if (type.equals("CASH")) {
      close(shop, "wizard-types");
    }
    shop.click("#" + type);
    shop.setInputFiles("#logo", new FilePayload("logo.png", "image/png", Papers.logo()));
    shop.fill("#brand_name", "Corner Bakery");
    shop.fill("#title", "Card " + type.toLowerCase(Locale.ROOT).replace('_', ' '));
    shop.fill("#notice", "Show it before you pay");
    assertThat(shop.locator("#preview")).containsText("Corner Bakery");
    step(type, "look");
    worth.forEach((field, value) -> shop.fill("#" + field, value));
    step(type, "worth");
    shop.fill("#description", "One for each order");
    shop.check("#can_give_friend");
    step(type, "use");
    if (type.equals("CASH")) {
      close(shop, "wizard-submit");
    }
    shop.click("#submit");
    Matcher card = Pattern.compile("/console/cards/(p[A-Za-z0-9_-]{27})").matcher(shop.url());
    assertThat(card.find()).as(shop.url()).isTrue();
    assertThat(shop.locator("main")).containsText("review");
    return card.group(1);
  }

  private void step(String type, String name) {
    if (type.equals("CASH")) {
      close(shop, "wizard-" + name);
    }
    String before = shop.url();
    shop.click(".kq-wizard-foot button[value=next]");
    shop.waitForURL(url -> !url.equals(before));
  }

  private void approve(Desk reviewer, String card) {
    reviewer.claim(card);
    reviewer.acceptAll();
    Chromium.picture(reviewer.page(), "review-card-1440");
    reviewer.complete(card);
    Awaitility.await("on sale")
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(card).orElseThrow().terms().onSale());
  }

  /** Where the QR code leads. */
  private String handOut(String card, String channel) {
    shop.navigate(address("/console/cards/" + card));
    close(shop, "card");
    shop.fill("#outer_str", channel);
    shop.click("#qr form button[type=submit]");
    assertThat(
            shop.locator("main img")
                .first()
                .evaluate("image => image.decode().then(() => image.naturalWidth)"))
        .isNotEqualTo(0);
    close(shop, "qr");
    return shop.inputValue("#link");
  }

  private void signInToWallet(Page guest, String link, String email) {
    guest.navigate(link);
    close(guest, "claim");
    guest.click(".wallet-claim");
    signIn(guest, email);
  }

  private void signIn(Page guest, String email) {
    guest.fill("#email", email);
    guest.click("main button[type=submit]");
    Matcher digits =
        Pattern.compile("\\d{6}")
            .matcher(new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).subject());
    assertThat(digits.find()).isTrue();
    guest.fill("#code", digits.group());
    guest.click("main button[type=submit]");
  }

  private String claim(Page guest, String name) {
    guest.click(".wallet-claim");
    String code = numberOn(guest);
    close(guest, "coupon-" + name);
    return code;
  }

  private static String numberOn(Page guest) {
    return guest.locator(".wallet-number").innerText().replace(" ", "");
  }

  private static void type(Page till, String code) {
    till.navigate(till.url().replaceFirst("/till.*", "/till"));
    till.fill("#code", code.replaceAll("(.{4})(?=.)", "$1-"));
    till.click("[data-look] button");
    till.locator("[data-till=found], .till-no").first().waitFor();
  }

  private void redeem(Page till) {
    close(till, "till-found");
    till.click("[data-confirm] button");
    till.locator(".till-yes").waitFor();
    close(till, "till-done");
  }

  private void takeBack(Page till, String code) {
    type(till, code);
    till.click(".till-back summary");
    till.fill("#reason", "The wrong coupon");
    till.click("form[action='/till/reverse'] button[type=submit]");
    till.locator(".till-yes").waitFor();
  }

  /** The friend's link. */
  private String give(Page guest, String coupon) {
    guest.navigate(coupon);
    guest.click(".wallet-give");
    close(guest, "give");
    guest.click(".wallet-claim");
    String link = guest.inputValue("#friends-link");
    close(guest, "give-link");
    return link;
  }

  private void figuresShow(int claimed, int redeemed) {
    look("figures", "/console/figures");
    assertThat(shop.locator("#figures-tile-claimed .kq-tile-value"))
        .hasText(Integer.toString(claimed));
    assertThat(shop.locator("#figures-tile-redeemed .kq-tile-value"))
        .hasText(Integer.toString(redeemed));
    assertThat(shop.locator("#figures-table-channel")).containsText("poster");
  }

  private void look(String name, String path) {
    shop.navigate(address(path));
    close(shop, name);
  }

  private void close(Page page, String name) {
    faults.addAll(Chromium.lookClosely(page, "without-code-" + name));
  }

  private String email(String who) {
    return who + "@" + mark + ".example";
  }
}

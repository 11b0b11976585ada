package io.kaquan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.fixture.CardMaker;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The closed loop once more, by the eyes and hands of the people: merchant and consumer on phones,
 * staff at desks. Its steps are walked one by one by other browser tests in every build.
 */
@Tag("full")
class ClosedLoopBrowserTest extends Scenario {
  private static final int PHONE = 375;
  private static final int DESK = 1440;
  private static Chromium chromium;

  @Autowired Merchants merchants;
  @Autowired Accounts accounts;
  @Autowired Cards cards;
  @Autowired CardCommands commands;
  @Autowired Deliveries deliveries;
  @Autowired GreenMail mail;
  @Autowired RepositoryService models;

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

  @Test
  void a_merchant_a_reviewer_a_consumer_and_an_analyst_meet() {
    String who = UUID.randomUUID().toString().substring(0, 8);
    String email = "eyes-" + who + "@example.com";
    String appid = "wxeyes" + who + "01";
    UUID merchant =
        merchants.register("Eyes Tea " + who, email, "a long password", Locale.ENGLISH).value();
    accounts.add(
        new MerchantId(merchant),
        new AppId(appid),
        "eyes-secret-" + UUID.randomUUID(),
        AccountKind.SERVICE,
        "Eyes Tea",
        true);

    Page shop = chromium.window(PHONE);
    String application = applies(shop, email, appid);
    Desk reviewer = Desk.signedIn(chromium.window(DESK), address(""), "reviewer", "tasklist");
    refusesTheLicence(reviewer, application);
    mendsTheLicence(shop, application);
    approves(reviewer, application);
    Awaitility.await("activated")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                accounts
                    .account(new AppId(appid))
                    .orElseThrow()
                    .activation()
                    .name()
                    .equals("ACTIVE"));

    String card = CardMaker.aCashCard().of(appid).create(commands);
    approves(reviewer, card);
    Awaitility.await("on sale")
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(card).orElseThrow().terms().onSale());

    String code = claims(appid, card, "guest-" + who + "@example.com");
    redeems(shop, code);
    looksAtTheLoop();
  }

  private String applies(Page shop, String email, String appid) {
    shop.navigate(address("/console/plugins/card/" + appid + "/apply"));
    shop.fill("[name=email]", email);
    shop.fill("[name=password]", "a long password");
    shop.click("form:has([name=password]) button[type=submit]");
    shop.navigate(address("/console/plugins/card/" + appid + "/apply"));
    shop.check("[name=agreed]");
    shop.click("main form button[type=submit]");
    shop.fill("#companyName", "Eyes Tea Ltd");
    shop.fill("#creditCode", "91310000MA1FL00K4N");
    shop.fill("#contactName", "Lin Xiaoyun");
    shop.fill("#phone", "13800138000");
    shop.fill("#email", email);
    shop.fill("#brandName", "Eyes Tea");
    shop.selectOption("#category", "catering.tea");
    shop.locator("#paper-food").waitFor();
    for (String file : List.of("licence", "paper-food", "logo")) {
      shop.setInputFiles("#" + file, new FilePayload(file + ".png", "image/png", Papers.png()));
    }
    shop.fill("#description", "Tea to drink here and to take away");
    Chromium.picture(shop, "apply-375");
    shop.click("button[value=preview]");
    Chromium.picture(shop, "preview-375");
    shop.click("main form button[type=submit]");
    assertThat(shop.locator("main")).containsText("3 working days");
    Chromium.picture(shop, "in-review-375");
    return shop.url().substring(shop.url().lastIndexOf('/') + 1);
  }

  private void refusesTheLicence(Desk desk, String application) {
    desk.claim(application);
    desk.acceptAll();
    desk.page()
        .locator("fieldset:has(legend:has-text(\"营业执照扫描件\")) img")
        .first()
        .evaluate("image => image.decode()");
    desk.refuse("营业执照扫描件", 1);
    Chromium.picture(desk.page(), "review-refuse-1440");
    desk.complete(application);
  }

  private void mendsTheLicence(Page shop, String application) {
    shop.waitForCondition(
        () -> {
          shop.navigate(address("/console/applications/" + application));
          return shop.locator("main").innerText().contains("illegible");
        });
    shop.navigate(address("/console/applications/" + application + "/materials"));
    assertThat(shop.locator("details.kq-fold")).not().hasCount(0);
    assertThat(shop.locator("#companyName")).isHidden();
    Chromium.picture(shop, "again-375");
    shop.setInputFiles("#licence", new FilePayload("new.png", "image/png", Papers.png()));
    shop.click("button[value=preview]");
    shop.click("main form button[type=submit]");
    assertThat(shop.locator("main")).containsText("3 working days");
  }

  private void approves(Desk desk, String businessKey) {
    desk.claim(businessKey);
    desk.acceptAll();
    Chromium.picture(
        desk.page(), "review-" + (businessKey.length() > 30 ? "application" : "card") + "-1440");
    desk.complete(businessKey);
  }

  private String claims(String appid, String card, String email) {
    String ticket =
        deliveries
            .make(appid, List.of(new Deliveries.Item(card, null, null, false, "poster")), null)
            .delivery()
            .ticket();
    Page phone = chromium.window(PHONE);
    phone.navigate(address("/wallet/q/" + ticket));
    Chromium.picture(phone, "card-375");
    phone.click(".wallet-claim");
    phone.fill("#email", email);
    phone.click("main button[type=submit]");
    Matcher digits =
        Pattern.compile("\\d{6}")
            .matcher(new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).subject());
    assertThat(digits.find()).isTrue();
    phone.fill("#code", digits.group());
    phone.click("main button[type=submit]");
    phone.click(".wallet-claim");
    for (String picture : List.of(".wallet-qr")) {
      assertThat(phone.locator(picture)).isVisible();
      assertThat(
              phone
                  .locator(picture)
                  .evaluate("image => image.decode().then(() => image.naturalWidth)"))
          .as(picture)
          .isNotEqualTo(0);
    }
    Chromium.picture(phone, "coupon-375");
    return phone.locator(".wallet-number").innerText().replace(" ", "");
  }

  private void redeems(Page shop, String code) {
    for (int time = 1; time <= 2; time++) {
      shop.navigate(address("/till"));
      shop.fill("#code", code.replaceAll("(.{4})(?=.)", "$1 "));
      shop.click("[data-look] button");
      shop.locator("[data-till=found]").waitFor();
      Locator confirm = shop.locator("[data-confirm] button");
      if (time == 1) {
        confirm.click();
        shop.locator(".till-yes").waitFor();
        Chromium.picture(shop, "redeemed-375");
      } else {
        assertThat(confirm).hasCount(0);
        Chromium.picture(shop, "redeemed-before-375");
      }
    }
  }

  private void looksAtTheLoop() {
    String definition =
        models
            .createProcessDefinitionQuery()
            .processDefinitionKey("CouponLifecycle")
            .latestVersion()
            .singleResult()
            .getId();
    Page desk = Desk.signedIn(chromium.window(DESK), address(""), "analyst", "cockpit").page();
    desk.navigate(
        address("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime"));
    Locator used = desk.locator("[data-container-id=EndEvent_Consumed] .kaquan-figure");
    assertThat(used).hasText(Pattern.compile("[1-9]\\d*"));
    assertThat(desk.locator("[data-container-id=Task_RedeemCoupons] .kaquan-figure"))
        .containsText("✓");
    Chromium.picture(desk, "cockpit-1440");
  }
}

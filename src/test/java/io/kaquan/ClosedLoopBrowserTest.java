package io.kaquan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.kaquan.account.Accounts;
import io.kaquan.card.Cards;
import io.kaquan.delivery.Deliveries;
import io.kaquan.account.AccountKind;
import io.kaquan.merchant.Merchants;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The closed loop once more, by the eyes and hands of the people: merchant and consumer on phones, staff at desks. */
class ClosedLoopBrowserTest extends Scenario {
  private static final int PHONE = 375;
  private static final int DESK = 1440;
  private static Chromium chromium;

  @Autowired
  Merchants merchants;
  @Autowired
  Accounts accounts;
  @Autowired
  Cards cards;
  @Autowired
  Deliveries deliveries;
  @Autowired
  GreenMail mail;
  @Autowired
  RepositoryService models;

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
    UUID merchant = merchants.register("Eyes Tea " + who, email, "a long password", Locale.ENGLISH);
    accounts.add(merchant, appid, "eyes-secret-" + UUID.randomUUID(), AccountKind.SERVICE, "Eyes Tea", true);

    Page shop = chromium.window(PHONE);
    String application = applies(shop, email, appid);
    Page reviewer = signedIn("reviewer", "tasklist");
    refusesTheLicence(reviewer, application);
    mendsTheLicence(shop, application);
    approves(reviewer, application);
    Awaitility.await("activated").atMost(Duration.ofSeconds(30))
        .until(() -> accounts.account(appid).orElseThrow().activation().name().equals("ACTIVE"));

    String card = CardMaker.aCashCard().of(appid).create(cards);
    approves(reviewer, card);
    Awaitility.await("on sale").atMost(Duration.ofSeconds(30))
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

  private Page signedIn(String name, String application) {
    Page desk = chromium.window(DESK);
    desk.navigate(address("/camunda/app/" + application + "/default/"));
    desk.fill("input[type=text]", name);
    desk.fill("input[type=password]", name);
    desk.click("button[type=submit]");
    desk.locator("input[type=password]").waitFor(
        new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
    return desk;
  }

  private void refusesTheLicence(Page desk, String application) {
    claims(desk, application);
    acceptsAll(desk);
    Locator licence = desk.locator("fieldset:has(legend:has-text(\"营业执照扫描件\"))");
    licence.locator("img").first().evaluate("image => image.decode()");
    licence.getByText("驳回 Refuse").click();
    licence.locator("select").selectOption(new SelectOption().setIndex(1));
    assertThat(desk.locator(".kq-decision")).containsText("驳回 Refuse");
    Chromium.picture(desk, "review-refuse-1440");
    completes(desk, application);
  }

  /** Tasklist shows the form anew once the task is claimed: what was clicked before is gone. */
  private static void acceptsAll(Page desk) {
    desk.waitForCondition(() -> {
      desk.getByText("全部接受 Accept all").click();
      return desk.locator(".kq-decision").innerText().contains("Approve")
          && desk.locator("button:has-text(\"Complete\")").isEnabled();
    });
  }

  private void mendsTheLicence(Page shop, String application) {
    shop.waitForCondition(() -> {
      shop.navigate(address("/console/applications/" + application));
      return shop.locator("main").innerText().contains("can't be read");
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

  private void claims(Page desk, String businessKey) {
    Object task = new Reviewer(address(""), "reviewer").task(businessKey).get("id");
    // from another page: within Tasklist the task that was open before might be the one that is claimed
    desk.navigate("about:blank");
    desk.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
    desk.locator("button:has-text(\"Claim\")").first().click();
  }

  private void approves(Page desk, String businessKey) {
    claims(desk, businessKey);
    if (businessKey.contains("-")) {
      acceptsAll(desk);
    } else {
      desk.getByText("通过 Approve").click();
    }
    Chromium.picture(desk, "review-" + (businessKey.length() > 30 ? "application" : "card") + "-1440");
    completes(desk, businessKey);
  }

  private void completes(Page desk, String businessKey) {
    desk.locator("button:has-text(\"Complete\")").click();
    Awaitility.await("the task is done").atMost(Duration.ofSeconds(30))
        .until(() -> new Reviewer(address(""), "reviewer").tasks(businessKey).isEmpty());
  }

  private String claims(String appid, String card, String email) {
    String ticket = deliveries.make(appid, List.of(new Deliveries.Item(card, null, null, false, "poster")), null)
        .delivery().ticket();
    Page phone = chromium.window(PHONE);
    phone.navigate(address("/wallet/q/" + ticket));
    Chromium.picture(phone, "card-375");
    phone.click(".wallet-claim");
    phone.fill("#email", email);
    phone.click("main button[type=submit]");
    Matcher digits = Pattern.compile("\\d{6}")
        .matcher(new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).subject());
    assertThat(digits.find()).isTrue();
    phone.fill("#code", digits.group());
    phone.click("main button[type=submit]");
    phone.click(".wallet-claim");
    for (String picture : List.of(".wallet-qr", ".wallet-bar")) {
      assertThat(phone.locator(picture)).isVisible();
      assertThat(phone.locator(picture).evaluate("image => image.decode().then(() => image.naturalWidth)"))
          .as(picture).isNotEqualTo(0);
    }
    Chromium.picture(phone, "coupon-375");
    return phone.locator(".wallet-number").innerText().replace(" ", "");
  }

  private void redeems(Page shop, String code) {
    for (int time = 1; time <= 2; time++) {
      shop.navigate(address("/console/redeem"));
      shop.fill("[name=code]:not([type=hidden])", code.replaceAll("(.{4})(?=.)", "$1 "));
      shop.click("form:has([name=code]:not([type=hidden])) button[type=submit]");
      Locator confirm = shop.locator("form:has([name=requestNumber]) button[type=submit]");
      if (time == 1) {
        confirm.click();
        Chromium.picture(shop, "redeemed-375");
      } else {
        assertThat(confirm).hasCount(0);
        Chromium.picture(shop, "redeemed-before-375");
      }
    }
  }

  private void looksAtTheLoop() {
    String definition = models.createProcessDefinitionQuery().processDefinitionKey("CouponLifecycle").latestVersion()
        .singleResult().getId();
    Page desk = signedIn("analyst", "cockpit");
    desk.navigate(address("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime"));
    Locator used = desk.locator("[data-container-id=EndEvent_Consumed] .kaquan-figure");
    assertThat(used).hasText(Pattern.compile("[1-9]\\d*"));
    assertThat(desk.locator("[data-container-id=Task_RedeemCoupons] .kaquan-figure")).containsText("✓");
    Chromium.picture(desk, "cockpit-1440");
  }
}

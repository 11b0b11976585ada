package io.kaquan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Desk;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.verification.Verifications;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A merchant without help, from the first page to activated, with two materials refused in between.
 */
class ActivationBrowserTest extends Scenario {
  private static final int DESK = 1440;
  private static final String PASSWORD = "leaf water pot patience";
  private static final Pattern LINK = Pattern.compile("/console/links/[A-Za-z0-9_-]{43}");
  private static Chromium chromium;

  @Autowired Merchants merchants;
  @Autowired Accounts accounts;
  @Autowired Verifications verifications;
  @Autowired GreenMail mail;

  private final String who = UUID.randomUUID().toString().substring(0, 8);
  private final String email = "shop-" + who + "@example.com";
  private Page shop;
  private String pictures;
  private int pictured;
  private boolean closely;
  private final List<String> faults = new ArrayList<>();

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

  @ParameterizedTest(name = "{0}, {1}, {2} px")
  @CsvSource({"official, zh-CN, 1440", "app, en, 375"})
  void from_sign_up_to_activated(String channel, String language, int width) {
    closely = channel.equals("official");
    goThrough(channel, language, width);
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}, {1}, {2} px")
  @CsvSource({
    "official, zh-CN, 375",
    "official, en, 1440",
    "official, en, 375",
    "app, zh-CN, 1440",
    "app, zh-CN, 375",
    "app, en, 1440",
    "app, en, 375"
  })
  void and_in_every_way_with_a_closer_look(String channel, String language, int width) {
    closely = true;
    goThrough(channel, language, width);
  }

  private void goThrough(String channel, String language, int width) {
    boolean app = channel.equals("app");
    pictures = "activation-" + channel + "-" + language + "-" + width + "/";
    shop = chromium.window(width, language);
    Desk reviewer = Desk.signedIn(chromium.window(DESK), address(""), "reviewer", "tasklist");

    signsUp();
    String appid = registers(app);
    if (!app) {
      isVerified(reviewer, appid);
    }
    String application = applies(app, appid);
    reviewer.claim(application);
    reviewer.acceptAll();
    reviewer.refuse("营业执照扫描件", 1);
    reviewer.refuse("联系电话", 2);
    reviewer.complete(application);
    mendsTheTwo(application);
    reviewer.claim(application);
    reviewer.acceptAll();
    reviewer.complete(application);
    Awaitility.await("activated")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                accounts
                    .account(new AppId(appid))
                    .map(Account::activation)
                    .orElseThrow()
                    .name()
                    .equals("ACTIVE"));
    shop.navigate(address("/console"));
    assertThat(shop.locator("main .badge.bg-green-lt").last()).isVisible();
    look("activated");
    shop.navigate(address("/console/applications/" + application));
    look("application-approved");
    assertThat(faults).isEmpty();
  }

  private void signsUp() {
    shop.navigate(address("/"));
    look("first");
    shop.locator("#sign-up").click();
    shop.fill("#email", "not an address");
    press();
    look("sign-up-faults");
    shop.fill("#merchantName", "Leaf Tea " + who);
    shop.fill("#email", email);
    press();
    look("sign-up-sent");
    Matcher link =
        LINK.matcher(new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).text());
    assertThat(link.find()).isTrue();
    shop.navigate(address(link.group()));
    shop.fill("#password", "password");
    press();
    look("choose-password");
    shop.fill("#password", PASSWORD);
    press();
    assertThat(shop).hasURL(address("/console"));
    look("home-empty");
    for (String page :
        List.of("/console/channels", "/console/members", "/console/me", "/console/accounts")) {
      shop.navigate(address(page));
      look(page.substring("/console/".length()));
    }
  }

  private String registers(boolean app) {
    shop.navigate(address("/console/accounts/new" + (app ? "?kind=MOBILE_APP" : "")));
    look("register");
    shop.fill("#name", "Leaf Tea");
    if (app) {
      shop.fill("#packageName", "com.example.leaf" + who.replaceAll("[0-9]", "x"));
      shop.fill("#storeLink", "https://apps.example.com/leaf");
    }
    press();
    assertThat(shop.locator(".kq-secret")).isVisible();
    look("registered");
    return shop.url().replaceAll(".*/accounts/(\\w+).*", "$1");
  }

  private void isVerified(Desk reviewer, String appid) {
    shop.navigate(address("/console/plugins/card/" + appid + "/apply"));
    look("unverified");
    shop.locator("main a.btn-primary").click();
    press();
    look("verification-faults");
    shop.fill("#companyName", "Leaf Tea Ltd");
    shop.fill("#creditCode", "91310000MA1FL00K4N");
    press();
    look("verification-in-review");
    UUID merchant = merchants.member(email).orElseThrow().merchantId().value();
    reviewer.approve(
        verifications
            .latest(new MerchantId(merchant), new AppId(appid))
            .orElseThrow()
            .id()
            .toString());
    Awaitility.await("verified")
        .atMost(Duration.ofSeconds(30))
        .until(() -> accounts.account(new AppId(appid)).map(Account::verified).orElseThrow());
  }

  private String applies(boolean app, String appid) {
    if (app) {
      shop.navigate(address("/console/apps"));
      look("apps");
      shop.navigate(address("/console/apps/" + appid));
      look("app");
    } else {
      shop.navigate(address("/console/plugins"));
      look("plugins");
      shop.locator("main a.kq-way").click();
      look("plugin");
    }
    shop.locator("main a[href$='/apply']").click();
    look("agreement");
    shop.check("[name=agreed]");
    press();
    shop.click("button[value=preview]");
    look("materials-faults");
    fill(
        Map.of(
            "companyName",
            "Leaf Tea Ltd",
            "creditCode",
            "91310000MA1FL00K4N",
            "contactName",
            "Lin Xiaoyun",
            "phone",
            "13800138000",
            "email",
            email,
            "brandName",
            "Leaf Tea",
            "description",
            "Tea to drink here and to take away"));
    if (app) {
      fill(
          Map.of(
              "appName",
              "Leaf Tea",
              "packageName",
              "com.example.leaf",
              "storeLink",
              "https://apps.example.com/leaf"));
    }
    shop.click("button[value=save]");
    look("materials-saved");
    shop.navigate(address("/console"));
    look("home-draft");
    shop.goBack();
    shop.reload();
    assertThat(shop.locator("#companyName")).hasValue("Leaf Tea Ltd");
    shop.selectOption("#category", "catering.tea");
    shop.locator("#paper-food").waitFor();
    for (String file : List.of("licence", "paper-food", "logo")) {
      shop.setInputFiles("#" + file, new FilePayload(file + ".png", "image/png", Papers.png()));
    }
    shop.click("button[value=preview]");
    look("preview");
    press();
    assertThat(shop.locator("main .kq-status")).isVisible();
    look("in-review");
    return shop.url().replaceAll(".*/", "");
  }

  private void mendsTheTwo(String application) {
    shop.waitForCondition(
        () -> {
          shop.navigate(address("/console/notices"));
          return shop.locator("li.unread").count() > 0;
        });
    look("notices");
    shop.locator("li.unread button").first().click();
    look("notice");
    shop.navigate(address("/console/applications/" + application));
    look("application-refused");
    shop.locator("main a.btn-primary").click();
    assertThat(shop.locator("#companyName")).isHidden();
    assertThat(shop.locator("#phone")).isVisible();
    look("again");
    shop.fill("#phone", "010-66668888");
    shop.setInputFiles("#licence", new FilePayload("new.png", "image/png", Papers.png()));
    shop.click("button[value=preview]");
    look("preview-again");
    press();
    assertThat(shop.locator("main .kq-status")).isVisible();
  }

  private void fill(Map<String, String> words) {
    words.forEach((field, text) -> shop.fill("#" + field, text));
  }

  /** The one button of the page's form. */
  private void press() {
    Locator button = shop.locator("main form button[type=submit]").first();
    button.click();
  }

  private void look(String page) {
    String name = pictures + String.format("%02d-", ++pictured) + page;
    faults.addAll(closely ? Chromium.lookClosely(shop, name) : Chromium.look(shop, name));
  }
}

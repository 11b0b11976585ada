package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kaquan.distribution.landing.NotABanner;
import io.kaquan.fixture.BusyShop;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Desk;
import io.kaquan.fixture.Scenario;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.schedule.Timetable;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every page of ours × language × theme × width. With {@code -Dscreens=src/docs/screens} the main
 * ones are kept there; {@code -Dlanguages=en} leaves the other one out, for a quick look.
 */
@Tag("full")
class PagesMatrixTest extends Scenario {
  private static final int PHONE = 375;
  private static final List<Integer> WIDER = List.of(768, 1440);
  private static final Pattern NO_WORDS = Pattern.compile("\\?\\?[\\w.-]+\\?\\?");

  /** What is no page of its own: pictures, files, and what scripts ask for. */
  private static final Pattern NO_PAGE =
      Pattern.compile(
          ".*\\.(png|jpg|csv)|.*\\{file:.*|.*/state|.*/documents/.*|/ops/(applications|cards)/\\{[a-zA-Z]+}/review");

  /** Shown in a sandbox without scripts, axe's as well. */
  private static final String LETTER = "/demo/mailbox/{mail}";

  private static Chromium chromium;

  /**
   * A page on the way.
   *
   * @param pattern as the table of pages has it; null for a page that only a form leads to
   * @param then what is done there before it is looked at
   */
  private record Stop(String pattern, String name, String who, String path, Consumer<Page> then) {}

  @Autowired private ApplicationContext beans;
  @Autowired private Timetable timetable;
  @Autowired private Notifications notifications;
  @Autowired private GreenMail mail;

  private final List<Stop> way = new ArrayList<>();
  private final Map<String, Page> people = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private BusyShop shop;
  private String now = "";

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
  void every_page_is_usable_in_both_languages_and_themes_at_each_width() throws Exception {
    LocalDate first = LocalDate.now(clock);
    aBusyWeek();
    everybodySignsIn();
    guestPages();
    memberPages(first);
    cardPages();
    walletPages();
    staffPages();
    assertThat(seen()).as("pages of the table").isEqualTo(pagesOfTheTable());

    if (System.getProperty("screens") != null) {
      keepTheMainOnes();
    }
    for (String language : System.getProperty("languages", "zh-CN,en").split(",")) {
      people.values().forEach(window -> speak(window, language));
      for (Stop stop : way) {
        try {
          visit(stop, language);
        } catch (PlaywrightException broken) {
          faults.add(now + ": " + broken.getMessage());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private void visit(Stop stop, String language) {
    Page page = people.get(stop.who());
    now = stop.name() + " " + language;
    page.setViewportSize(PHONE, 740);
    look(page, ColorScheme.LIGHT);
    page.navigate(address(stop.path()));
    stop.then().accept(page);
    NO_WORDS
        .matcher(page.content())
        .results()
        .forEach(words -> faults.add(now + " lacks " + words.group()));
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      look(page, theme);
      String name = "matrix/" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + "-";
      String onPhone = name + PHONE + "/" + stop.name();
      faults.addAll(
          LETTER.equals(stop.pattern())
              ? Chromium.look(page, onPhone)
              : Chromium.lookClosely(page, onPhone));
      // what is wider than the window is so in both themes
      for (int width : theme == ColorScheme.LIGHT ? WIDER : List.of(WIDER.get(WIDER.size() - 1))) {
        page.setViewportSize(width, 900);
        faults.addAll(Chromium.look(page, name + width + "/" + stop.name()));
      }
      page.setViewportSize(PHONE, 740);
    }
  }

  private static void look(Page page, ColorScheme theme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private void aBusyWeek() throws IOException, NotABanner {
    shop = new BusyShop(beans);
    for (int day = 1; day <= 6; day++) {
      shop.aDay(day);
      moveClockBy(Duration.ofDays(1));
    }
    timetable.runAll();
    shop.aDay(7);
    shop.aLateReversal();
  }

  private void everybodySignsIn() {
    Page nobody = window("nobody");
    nobody.navigate(address("/"));
    for (String name : List.of("owner", "clerk", "reader")) {
      Page page = window(name);
      page.navigate(address("/console/sign-in"));
      page.fill("[name=email]", shop.at(name));
      page.fill("[name=password]", BusyShop.PASSWORD);
      page.click("form:has([name=password]) button[type=submit]");
    }
    for (String name : List.of("lead", "admin")) {
      people.put(name, Desk.signedIn(chromium.window(1440), address(""), name, "tasklist").page());
      listen(people.get(name));
    }
    guest("consumer");
    Page stranger = window("newcomer");
    stranger.navigate(address("/wallet/sign-in?next=/wallet/coupons"));
    stranger.fill("#email", shop.at("newcomer"));
    stranger.click(".wallet-go");
  }

  private void guest(String name) {
    Page phone = window(name);
    phone.navigate(address("/wallet/sign-in?next=/wallet/coupons"));
    phone.fill("#email", shop.at(name));
    phone.click(".wallet-go");
    phone.fill("#code", shop.code(shop.at(name)));
    phone.click(".wallet-go");
  }

  private Page window(String name) {
    Page page = chromium.window(PHONE);
    people.put(name, page);
    listen(page);
    return page;
  }

  private void listen(Page page) {
    page.onPageError(error -> faults.add(now + " script: " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            faults.add(now + " console: " + message.text());
          }
        });
    page.onResponse(
        answer -> {
          if (answer.status() >= 400 && !answer.request().isNavigationRequest() && !now.isEmpty()) {
            faults.add(now + " " + answer.status() + " " + answer.url());
          }
        });
  }

  private void speak(Page window, String language) {
    window.context().addCookies(List.of(new Cookie("lang", language).setUrl(address("/"))));
  }

  private void guestPages() throws MessagingException {
    on("nobody")
        .add("/", "first", "/")
        .add("/console/sign-in", "sign-in", "/console/sign-in")
        .add("/console/sign-up", "sign-up", "/console/sign-up")
        .add("/console/sign-up/sent", "sign-up-sent", "/console/sign-up/sent")
        .add("/console/forgotten", "forgotten", "/console/forgotten")
        .add("/console/forgotten/sent", "forgotten-sent", "/console/forgotten/sent")
        .add("/console/links/{secret}", "link-join", "/console/links/" + shop.invitation)
        .add(null, "link-password", "/console/links/" + shop.reset)
        .add(null, "link-ended", "/console/links/" + "x".repeat(43))
        .add("/demo", "demo", "/demo")
        .add("/demo/mailbox", "mailbox", "/demo/mailbox")
        .add(
            LETTER,
            "letter",
            "/demo/mailbox/"
                + mail.getReceivedMessages()[0].getMessageID().replaceAll("[<>]|@.*", ""))
        .add(null, "error-404", "/no-such-page")
        .add(
            null,
            "sign-in-wrong",
            "/console/sign-in",
            page -> {
              page.fill("#email", "x@y.example");
              page.fill("#password", "nothing right");
              page.click("main button[type=submit]");
            })
        .add(null, "sign-up-faults", "/console/sign-up", PagesMatrixTest::sendUnchecked);
  }

  private void memberPages(LocalDate first) {
    String notice = notifications.of(shop.merchant, Locale.ENGLISH).get(0).id().toString();
    on("owner")
        .add("/console", "home", "/console")
        .add("/console/me", "me", "/console/me")
        .add("/console/plugins", "plugins", "/console/plugins")
        .add("/console/plugins/card", "plugin", "/console/plugins/card")
        .add("/console/apps", "apps", "/console/apps")
        .add("/console/apps/{appid}", "app", "/console/apps/" + shop.app)
        .add("/console/channels", "channels", "/console/channels")
        .add(
            "/console/plugins/card/{appid}/apply",
            "apply",
            "/console/plugins/card/" + shop.fresh + "/apply")
        .add("/console/apps/{appid}/apply", "apply-app", "/console/apps/" + shop.app + "/apply")
        .add(
            "/console/applications/{id}",
            "application",
            "/console/applications/" + shop.application)
        .add(
            "/console/applications/{id}/materials",
            "materials",
            "/console/applications/" + shop.applicationDraft + "/materials")
        .add(
            "/console/applications/{id}/preview",
            "preview",
            "/console/applications/" + shop.applicationDraft + "/preview")
        .add("/console/accounts", "accounts", "/console/accounts")
        .add("/console/accounts/new", "account-new", "/console/accounts/new")
        .add(null, "account-new-faults", "/console/accounts/new", PagesMatrixTest::sendUnchecked)
        .add("/console/accounts/{appid}", "account", "/console/accounts/" + shop.appid)
        .add(null, "account-fresh", "/console/accounts/" + shop.fresh)
        .add(
            "/console/accounts/{appid}/verification",
            "verification",
            "/console/accounts/" + shop.fresh + "/verification")
        .add(
            "/console/accounts/{appid}/developer",
            "developer",
            "/console/accounts/" + shop.appid + "/developer")
        .add("/console/notices", "notices", "/console/notices")
        .add("/console/notices/{id}", "notice", "/console/notices/" + notice)
        .add("/console/members", "members", "/console/members")
        .add("/console/stores", "stores", "/console/stores")
        .add("/console/stores/new", "store-new", "/console/stores/new")
        .add(null, "store-new-faults", "/console/stores/new", PagesMatrixTest::sendUnchecked)
        .add("/console/stores/{id}", "store", "/console/stores/" + shop.store)
        .add(
            "/console/stores/{id}/change",
            "store-change",
            "/console/stores/" + shop.store + "/change")
        .add("/console/redemptions", "redemptions", "/console/redemptions")
        .add("/console/explain", "explain", "/console/explain")
        .add(
            null,
            "explained",
            "/console/explain",
            page -> {
              page.fill("#code", shop.used.code());
              page.click("main form button[type=submit]");
            })
        .add("/console/reversals", "reversals", "/console/reversals")
        .add("/console/statements", "statements", "/console/statements")
        .add(
            "/console/figures",
            "figures",
            "/console/figures?from=" + first + "&to=" + LocalDate.now(clock))
        .add(null, "figures-empty", "/console/figures?channel=%3Dnothing")
        .add(null, "figures-faults", "/console/figures?from=soon&to=never");
    on("reader")
        .add(null, "home-reader", "/console")
        .add(null, "card-reader", "/console/cards/" + shop.cards.get("cash"));
  }

  private void cardPages() {
    String card = "/console/cards/" + shop.cards.get("cash");
    String draft = "/console/cards/draft/" + shop.draft;
    on("owner")
        .add("/console/cards", "cards", "/console/cards")
        .add("/console/cards/new", "card-types", "/console/cards/new")
        .add("/console/cards/draft/{id}/{step}", "wizard-look", draft + "/look")
        .add(null, "wizard-worth", draft + "/worth")
        .add(null, "wizard-use", draft + "/use")
        .add("/console/cards/draft/{id}/submit", "wizard-submit", draft + "/submit")
        .add("/console/cards/{cardId}", "card", card)
        .add(null, "card-waiting", "/console/cards/" + shop.cards.get("waiting"))
        .add(null, "card-refused", "/console/cards/" + shop.cards.get("refused"))
        .add(null, "card-paused", "/console/cards/" + shop.cards.get("paused"))
        .add(null, "card-discount", "/console/cards/" + shop.cards.get("discount"))
        .add("/console/cards/{cardId}/qr/{delivery}", "card-qr", card + "/qr/" + shop.ticket)
        .add("/console/cards/{cardId}/deliveries", "deliveries", card + "/deliveries")
        .add("/console/cards/{cardId}/list", "handout-new", card + "/list")
        .add(
            "/console/cards/{cardId}/list/{bulkIssue}",
            "handout",
            card + "/list/" + shop.bulkIssueDone)
        .add(null, "handout-ready", card + "/list/" + shop.bulkIssueReady)
        .add("/console/cards/{cardId}/lots", "lots", card + "/lots")
        .add("/console/cards/{cardId}/lots/{batch}", "lot", card + "/lots/" + shop.batch)
        .add("/console/cards/{cardId}/lots/void", "lots-void", card + "/lots/void")
        .add("/console/cards/{cardId}/delete", "card-delete", card + "/delete")
        .add("/console/landings", "landings", "/console/landings")
        .add("/console/landings/new", "landing-new", "/console/landings/new")
        .add(null, "landing-new-faults", "/console/landings/new", PagesMatrixTest::sendUnchecked)
        .add("/console/landings/{key}", "landing-page", "/console/landings/" + shop.landing)
        .add(
            "/console/landings/{key}/change",
            "landing-change",
            "/console/landings/" + shop.landing + "/change");
  }

  private void walletPages() {
    String usable = claimed("cash");
    String given = claimed("discount");
    click(given + "/gift", ".wallet-claim");
    String used = claimed("general");
    String spent = codeOn(used);
    shop.redeem(shop.held(spent), 4200);
    claimed("groupon");
    claimed("gift");
    on("nobody")
        .add("/wallet/sign-in", "wallet-sign-in", "/wallet/sign-in")
        .add("/wallet/q/{ticket}", "claim", "/wallet/q/" + shop.ticket)
        .add("/wallet/l/{key}", "landing", "/wallet/l/" + shop.landing)
        .add("/wallet/add", "add-wrong", "/wallet/add")
        .add("/wallet/gift/{id}", "gift", friendsLink(given))
        .add(null, "link-gone", "/wallet/q/no-such-ticket");
    on("newcomer").add("/wallet/sign-in/code", "wallet-code", "/wallet/sign-in/code");
    on("consumer")
        .add("/wallet", "wallet", "/wallet")
        .add("/wallet/coupons", "coupons", "/wallet/coupons")
        .add(null, "coupons-used", "/wallet/coupons?show=used")
        .add(null, "coupons-over", "/wallet/coupons?show=expired")
        .add("/wallet/coupons/{sealed}", "coupon", usable)
        .add(null, "coupon-used", used)
        .add(null, "coupon-given", given)
        .add("/wallet/coupons/{sealed}/use", "use", usable + "/use")
        .add(null, "use-faults", usable + "/use", page -> page.click(".wallet-go"))
        .add("/wallet/coupons/{sealed}/use/confirm", "use-again", usable + "/use/confirm")
        .add(null, "use-confirm", usable + "/use", this::wantsToUse)
        .add("/wallet/coupons/{sealed}/gift", "give", usable + "/gift")
        .add(null, "giving", given + "/gift")
        .add("/wallet/coupons/{sealed}/delete", "coupon-delete", usable + "/delete")
        .add("/wallet/hand/{sealed}", "hand", "/wallet/hand/" + shop.hand)
        .add(null, "claim-again", "/wallet/q/" + shop.ticket)
        .add(null, "landing-signed-in", "/wallet/l/" + shop.landing);
    String code = codeOn(usable);
    people.get("clerk").navigate(address("/till/stores"));
    people.get("clerk").locator(".till-store").first().click();
    people.get("clerk").locator("[data-till=start]").waitFor();
    on("clerk")
        .add("/till/stores", "till-stores", "/till/stores")
        .add(null, "till-start", "/till/stores", page -> page.click(".till-store"))
        .add("/till", "till", "/till")
        .add(null, "till-found", "/till", page -> look(page, code))
        .add(null, "till-wrong", "/till", page -> look(page, "123456789012"))
        .add(null, "till-used", "/till", page -> look(page, spent))
        .add("/till/shift", "till-shift", "/till/shift")
        .add(
            "/till/outcome", "till-outcome", "/till/outcome?requestNumber=none&appid=" + shop.appid)
        .add(null, "clerk-me", "/console/me")
        .add(null, "clerk-404", "/console/cards");
  }

  private void staffPages() {
    on("lead")
        .add("/ops/applications/{id}", "ops-application", "/ops/applications/" + shop.application)
        .add("/ops/accounts/{appid}", "ops-account", "/ops/accounts/" + shop.appid);
    on("admin")
        .add("/ops/audit", "ops-audit", "/ops/audit")
        .add("/ops/letters", "ops-letters", "/ops/letters")
        .add("/ops/calendar", "ops-calendar", "/ops/calendar")
        .add("/ops/calendar/{year}", "ops-calendar-year", "/ops/calendar/2026");
  }

  private static void sendUnchecked(Page page) {
    page.evaluate("document.querySelectorAll('main form').forEach(form => form.noValidate = true)");
    page.locator("main form button[type=submit]").last().click();
  }

  private void wantsToUse(Page page) {
    page.check("[name=store][value='" + shop.store + "']");
    page.fill("#amount", "58.50");
    page.fill("#digits", shop.digits());
    page.click(".wallet-go");
    page.locator(".wallet-careful").waitFor();
  }

  private static void look(Page page, String code) {
    page.fill("#code", code);
    page.click("[data-look] button");
    page.locator("[data-next], [data-confirm], .alert, .till-no").first().waitFor();
  }

  private String claimed(String card) {
    click(shop.link(card), ".wallet-claim");
    String url = people.get("consumer").url();
    assertThat(url).contains("/wallet/coupons/");
    return url.substring(address("").length()).replaceAll("[?#].*", "");
  }

  private void click(String path, String button) {
    Page phone = people.get("consumer");
    phone.navigate(address(path));
    phone.click(button);
  }

  private String codeOn(String coupon) {
    Page phone = people.get("consumer");
    phone.navigate(address(coupon));
    return phone.locator("[data-code]").getAttribute("data-code");
  }

  private String friendsLink(String coupon) {
    Page phone = people.get("consumer");
    phone.navigate(address(coupon + "/gift"));
    return phone.inputValue("#friends-link").replaceAll("^https?://[^/]+", "");
  }

  private Walk on(String who) {
    return new Walk(who);
  }

  /** One person's part of the way. */
  private class Walk {
    private final String who;

    Walk(String who) {
      this.who = who;
    }

    Walk add(String pattern, String name, String path) {
      return add(pattern, name, path, page -> {});
    }

    Walk add(String pattern, String name, String path, Consumer<Page> then) {
      way.add(new Stop(pattern, name, who, path, then));
      return this;
    }
  }

  private Set<String> seen() {
    TreeSet<String> patterns = new TreeSet<>();
    way.stream().map(Stop::pattern).filter(pattern -> pattern != null).forEach(patterns::add);
    return patterns;
  }

  /** {@link AccessTest} says that it holds them all. */
  private static Set<String> pagesOfTheTable() throws IOException {
    TreeSet<String> patterns = new TreeSet<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/access/pages.csv"))) {
      rows.stream()
          .filter(row -> row.getField("method").equals("GET"))
          .map(row -> row.getField("path"))
          .filter(path -> !NO_PAGE.matcher(path).matches())
          .forEach(patterns::add);
    }
    return patterns;
  }

  private void keepTheMainOnes() {
    people.values().forEach(window -> speak(window, "en"));
    Map.of(
            "first",
            "first",
            "wizard-look",
            "wizard",
            "card",
            "card",
            "figures",
            "figures",
            "landing-signed-in",
            "landing",
            "coupon",
            "coupon",
            "till-found",
            "till")
        .forEach(
            (name, file) -> {
              Stop stop =
                  way.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
              Page page = people.get(stop.who());
              boolean phone = List.of("landing", "coupon", "till").contains(file);
              page.setViewportSize(phone ? PHONE : 1280, phone ? 780 : 960);
              page.navigate(address(stop.path()));
              stop.then().accept(page);
              keep(page, file);
            });
    Desk desk = Desk.signedIn(chromium.window(1440), address(""), "reviewer", "tasklist");
    desk.claim(shop.cards.get("waiting"));
    desk.acceptAll();
    desk.page().setViewportSize(1280, 800);
    keep(desk.page(), "review-card");
  }

  private static void keep(Page page, String file) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.evaluate("document.fonts.ready.then(() => true)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(System.getProperty("screens"), file + ".png")));
  }
}

package io.kaquan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.kaquan.distribution.landing.NotABanner;
import io.kaquan.fixture.BusyShop;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whoever has no mouse gets everywhere and back, and sees where they are. */
@Tag("full")
class PagesKeyboardTest extends Scenario {
  /** Where Tab has led to; null after the last. Some inputs have more than one place inside. */
  private static final String WHERE =
      """
      () => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const box = one.getBoundingClientRect();
        const ringed = [one, one.nextElementSibling, one.closest('label, .input-group')].some(near => near
            && (getComputedStyle(near).outlineStyle !== 'none' || getComputedStyle(near).boxShadow !== 'none'));
        const last = window.kqLast;
        window.kqSeen ??= new Set();
        const place = {
          name: one.outerHTML.slice(0, 120),
          again: window.kqSeen.has(one) && last !== one,
          inside: last === one,
          ringed,
          seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
          inOrder: !last || last === one || Boolean(last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
        };
        window.kqSeen.add(one);
        window.kqLast = one;
        return place;
      }
      """;

  /** What Tab has passed over. */
  private static final String LEFT_OUT =
      """
      () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
          .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
          .filter(one => one.type !== 'radio' || one.checked)
          .filter(one => !window.kqSeen.has(one)).map(one => one.outerHTML.slice(0, 120))
      """;

  private static Chromium chromium;

  @Autowired private ApplicationContext beans;

  private final List<String> faults = new ArrayList<>();
  private BusyShop shop;

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
  void aShop() throws IOException, NotABanner {
    shop = new BusyShop(beans);
  }

  @Test
  void a_merchant_gets_through_the_console() {
    Page desk = chromium.window(1440);
    signIn(desk, "owner", "/console/cards");
    tabThrough(desk, "/console/cards");
    press(desk.locator("a[href$='/console/cards/new']").first());
    tabThrough(desk, "/console/cards/new");
    for (String step : List.of("look", "worth", "use", "submit")) {
      tabThrough(desk, "/console/cards/draft/" + shop.draft + "/" + step);
    }
    tabThrough(desk, "/console/cards/" + shop.cards.get("cash"));
    tabThrough(desk, "/console/figures");
    desk.locator("#figures-from").focus();
    desk.keyboard().press("Enter");
    assertThat(desk.locator("main h1")).isVisible();
    opensAndCloses(desk, ".kq-look > summary", ".kq-look-choices", "Escape");
    assertThat(faults).isEmpty();
  }

  @Test
  void a_clerk_redeems_with_keys_alone() {
    String code = shop.issue("cash", BusyShop.openid(1, 1), null).code().value();
    Page phone = chromium.window(375);
    signIn(phone, "clerk", "/till/stores");
    press(phone.locator(".till-store").first());
    phone.locator("[data-till=start]").waitFor();
    tabThrough(phone, "/till");
    opensAndCloses(phone, ".till-menu > summary", ".till-menu > nav", "Enter");
    phone.locator("#code").focus();
    phone.keyboard().type(code);
    phone.keyboard().press("Enter");
    assertThat(phone.locator("[data-confirm] button")).isFocused();
    phone.keyboard().press("Enter");
    assertThat(phone.locator("[data-next]")).isFocused();
    phone.keyboard().press("Enter");
    phone.locator("[data-till=start]").waitFor();
    assertThat(faults).isEmpty();
  }

  @Test
  void a_menu_on_a_phone_and_a_coupon_in_the_wallet_open_and_close() {
    Page phone = chromium.window(375);
    signIn(phone, "owner", "/console");
    tabThrough(phone, "/console");
    opensAndCloses(phone, ".kq-menu > summary", ".kq-menu > nav", "Enter");

    Page guest = chromium.window(375);
    guest.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    guest.navigate(address("/wallet/q/" + shop.ticket));
    press(guest.locator(".wallet-claim"));
    guest.locator("#email").focus();
    guest.keyboard().type(shop.at("keys"));
    guest.keyboard().press("Enter");
    guest.locator("#code").focus();
    guest.keyboard().type(shop.code(shop.at("keys")));
    guest.keyboard().press("Enter");
    press(guest.locator(".wallet-claim"));
    guest.locator(".wallet-number").waitFor();
    String coupon = guest.url().substring(address("").length()).replaceAll("[?#].*", "");
    tabThrough(guest, coupon);
    Locator picture = guest.locator("[data-enlarge=qr]");
    press(picture);
    assertThat(guest.locator("#big")).isVisible();
    guest.keyboard().press("Escape");
    assertThat(guest.locator("#big")).isHidden();
    assertThat(picture).isFocused();
    tabThrough(guest, "/wallet/coupons");
    tabThrough(guest, "/wallet/l/" + shop.landing);
    assertThat(faults).isEmpty();
  }

  private void signIn(Page page, String who, String path) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate(address("/console/sign-in"));
    assertThat(page.locator("#email")).isFocused();
    page.keyboard().type(shop.at(who));
    page.locator("#password").focus();
    page.keyboard().type(BusyShop.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains("sign-in"));
    page.navigate(address(path));
  }

  private static void press(Locator one) {
    one.focus();
    one.page().keyboard().press("Enter");
    one.page().waitForLoadState();
  }

  /** By its summary, which keeps the focus. */
  private static void opensAndCloses(Page page, String summary, String content, String closing) {
    Locator handle = page.locator(summary);
    handle.focus();
    assertThat(page.locator(content)).isHidden();
    page.keyboard().press("Enter");
    assertThat(page.locator(content)).isVisible();
    page.keyboard().press("Tab");
    assertThat(page.locator(content + " a, " + content + " button").first()).isFocused();
    if (closing.equals("Enter")) {
      page.keyboard().press("Shift+Tab");
    }
    page.keyboard().press(closing);
    assertThat(page.locator(content)).isHidden();
    assertThat(handle).isFocused();
  }

  private void tabThrough(Page page, String path) {
    page.navigate(address(path));
    page.evaluate(
        "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')");
    for (int press = 0, inside = 0; press < 400; press++) {
      page.keyboard().press("Tab");
      if (!(page.evaluate(WHERE) instanceof Map<?, ?> place)
          || Boolean.TRUE.equals(place.get("again"))) {
        break;
      }
      inside = Boolean.TRUE.equals(place.get("inside")) ? inside + 1 : 0;
      for (String rule : List.of("ringed", "seen", "inOrder")) {
        if (!Boolean.TRUE.equals(place.get(rule))) {
          faults.add(path + " not " + rule + ": " + place.get("name"));
        }
      }
      if (inside > 9) {
        faults.add(path + " holds the focus at " + place.get("name"));
        break;
      }
    }
    if (page.evaluate(LEFT_OUT) instanceof List<?> leftOut) {
      leftOut.forEach(one -> faults.add(path + " is not reached: " + one));
    }
  }
}

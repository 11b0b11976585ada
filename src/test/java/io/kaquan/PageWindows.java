package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.kaquan.distribution.landing.NotABanner;
import io.kaquan.fixture.BusyShop;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Desk;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.schedule.Timetable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A shop with a busy week behind it, and a browser window for each person. */
abstract class PageWindows extends Scenario {
  static final int PHONE = 375;

  static Chromium chromium;

  @Autowired ApplicationContext beans;

  @Autowired Timetable timetable;

  @Autowired GreenMail mail;

  final Map<String, Page> people = new HashMap<>();

  final List<String> faults = new ArrayList<>();

  BusyShop shop;

  String now = "";

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

  void aBusyWeek() throws IOException, NotABanner {
    shop = new BusyShop(beans);
    for (int day = 1; day <= 6; day++) {
      shop.aDay(day);
      moveClockBy(Duration.ofDays(1));
    }
    timetable.runAll();
    shop.aDay(7);
    shop.aLateReversal();
  }

  void everybodySignsIn() {
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

  void guest(String name) {
    Page phone = window(name);
    phone.navigate(address("/wallet/sign-in?next=/wallet/coupons"));
    phone.fill("#email", shop.at(name));
    phone.click(".wallet-go");
    phone.fill("#code", shop.code(shop.at(name)));
    phone.click(".wallet-go");
  }

  Page window(String name) {
    Page page = chromium.window(PHONE);
    people.put(name, page);
    listen(page);
    return page;
  }

  void listen(Page page) {
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

  void speak(Page window, String language) {
    window.context().addCookies(List.of(new Cookie("lang", language).setUrl(address("/"))));
  }

  String claimed(String card) {
    click(shop.link(card), ".wallet-claim");
    String url = people.get("consumer").url();
    assertThat(url).contains("/wallet/coupons/");
    return url.substring(address("").length()).replaceAll("[?#].*", "");
  }

  void click(String path, String button) {
    Page phone = people.get("consumer");
    phone.navigate(address(path));
    phone.click(button);
  }

  String codeOn(String coupon) {
    Page phone = people.get("consumer");
    phone.navigate(address(coupon));
    return phone.locator("[data-code]").getAttribute("data-code");
  }

  String friendsLink(String coupon) {
    Page phone = people.get("consumer");
    phone.navigate(address(coupon + "/gift"));
    return phone.inputValue("#friends-link").replaceAll("^https?://[^/]+", "");
  }
}

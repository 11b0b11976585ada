package io.kaquan;

import com.microsoft.playwright.Page;
import io.kaquan.messaging.notification.Notifications;
import jakarta.mail.MessagingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of each person, in the order in which they are visited. */
abstract class PageStops extends PageWindows {
  /** Shown in a sandbox without scripts, axe's as well. */
  static final String LETTER = "/demo/mailbox/{mail}";

  /**
   * A page on the way.
   *
   * @param pattern as the table of pages has it; null for a page that only a form leads to
   * @param then what is done there before it is looked at
   */
  record Stop(String pattern, String name, String who, String path, Consumer<Page> then) {}

  @Autowired Notifications notifications;

  final List<Stop> way = new ArrayList<>();

  void guestPages() throws MessagingException {
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
        .add(null, "sign-up-faults", "/console/sign-up", PageStops::sendUnchecked);
  }

  void memberPages(LocalDate first) {
    String notice = notifications.of(shop.merchant.value(), Locale.ENGLISH).get(0).id().toString();
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
        .add(null, "account-new-faults", "/console/accounts/new", PageStops::sendUnchecked)
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
        .add(null, "store-new-faults", "/console/stores/new", PageStops::sendUnchecked)
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
              page.fill("#code", shop.used.code().value());
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

  void cardPages() {
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
        .add(null, "landing-new-faults", "/console/landings/new", PageStops::sendUnchecked)
        .add("/console/landings/{key}", "landing-page", "/console/landings/" + shop.landing)
        .add(
            "/console/landings/{key}/change",
            "landing-change",
            "/console/landings/" + shop.landing + "/change");
  }

  void walletPages() {
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
        .add(null, "till-found", "/till", page -> search(page, code))
        .add(null, "till-wrong", "/till", page -> search(page, "123456789012"))
        .add(null, "till-used", "/till", page -> search(page, spent))
        .add("/till/shift", "till-shift", "/till/shift")
        .add(
            "/till/outcome", "till-outcome", "/till/outcome?requestNumber=none&appid=" + shop.appid)
        .add(null, "clerk-me", "/console/me")
        .add(null, "clerk-404", "/console/cards");
  }

  void staffPages() {
    on("lead")
        .add("/ops/applications/{id}", "ops-application", "/ops/applications/" + shop.application)
        .add("/ops/accounts/{appid}", "ops-account", "/ops/accounts/" + shop.appid);
    on("admin")
        .add("/ops/audit", "ops-audit", "/ops/audit")
        .add("/ops/letters", "ops-letters", "/ops/letters")
        .add("/ops/calendar", "ops-calendar", "/ops/calendar")
        .add("/ops/calendar/{year}", "ops-calendar-year", "/ops/calendar/2026");
  }

  static void sendUnchecked(Page page) {
    page.evaluate("document.querySelectorAll('main form').forEach(form => form.noValidate = true)");
    page.locator("main form button[type=submit]").last().click();
  }

  void wantsToUse(Page page) {
    page.check("[name=store][value='" + shop.store + "']");
    page.fill("#amount", "58.50");
    page.fill("#digits", shop.digits());
    page.click(".wallet-go");
    page.locator(".wallet-careful").waitFor();
  }

  static void search(Page page, String code) {
    page.fill("#code", code);
    page.click("[data-look] button");
    page.locator("[data-next], [data-confirm], .alert, .till-no").first().waitFor();
  }

  Walk on(String who) {
    return new Walk(who);
  }

  /** One person's part of the way. */
  class Walk {
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
}

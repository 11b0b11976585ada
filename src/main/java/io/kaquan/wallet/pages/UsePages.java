package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.coupon.selfservice.SelfService.Setting;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.money.Money;
import io.kaquan.platform.web.NotFound;
import io.kaquan.wallet.pages.StorePermits.Permit;
import io.kaquan.wallet.session.Holder;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Self-service redemption (自助核销): a holder in the store chooses it, proves it by the store's digits
 * where the card asks for them, and confirms.
 */
@Controller
@RequestMapping("/wallet/coupons/{sealed}/use")
class UsePages {
  private static final long MOST_FEN = 100_000_000;

  private final OwnCoupons own;
  private final Coupons coupons;
  private final Cards cards;
  private final SelfService selfService;
  private final Stores stores;
  private final StorePermits permits;

  UsePages(
      OwnCoupons own,
      Coupons coupons,
      Cards cards,
      SelfService selfService,
      Stores stores,
      StorePermits permits) {
    this.own = own;
    this.coupons = coupons;
    this.cards = cards;
    this.selfService = selfService;
    this.stores = stores;
    this.permits = permits;
  }

  @GetMapping
  String ask(@PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    Coupon coupon = own.behind(sealed, holder);
    Optional<Setting> setting = setting(coupon);
    return setting.isEmpty()
        ? back(sealed)
        : form(coupon, setting.get(), "", "", Map.of(), holder, model);
  }

  private String form(
      Coupon coupon,
      Setting setting,
      String store,
      String amount,
      Map<String, String> faults,
      Holder holder,
      Model model) {
    List<Store> choices = choices(coupon);
    model.addAttribute("coupon", own.shown(coupon));
    model.addAttribute("setting", setting);
    model.addAttribute("stores", choices);
    model.addAttribute("chosen", choices.size() == 1 ? Long.toString(choices.get(0).id()) : store);
    model.addAttribute("amount", amount);
    model.addAttribute("faults", faults);
    model.addAttribute("holder", holder);
    return "wallet/pages/use";
  }

  /** Checks store, digits and amount; wrong digits are counted. Redeems nothing yet. */
  @PostMapping
  String check(
      @PathVariable String sealed,
      @RequestParam(defaultValue = "") String store,
      @RequestParam(defaultValue = "") String digits,
      @RequestParam(defaultValue = "") String amount,
      @AuthenticationPrincipal Holder holder,
      Model model) {
    Coupon coupon = own.behind(sealed, holder);
    Optional<Setting> setting = setting(coupon);
    if (setting.isEmpty()) {
      return back(sealed);
    }
    Optional<Store> chosen =
        choices(coupon).stream().filter(one -> Long.toString(one.id()).equals(store)).findFirst();
    Optional<Money> money = Money.typed(amount).filter(typed -> typed.fen() <= MOST_FEN);
    String plain = Normalizer.normalize(digits, Normalizer.Form.NFKC).replaceAll("\\s", "");
    Map<String, String> faults = new LinkedHashMap<>();
    if (chosen.isEmpty()) {
      faults.put("store", "wallet.use.store.choose");
    }
    if (setting.get().digits() && !plain.matches("\\d{3}")) {
      faults.put("digits", "wallet.use.digits.three");
    }
    if (setting.get().amount() && money.isEmpty()) {
      faults.put("amount", "wallet.use.amount.wrong");
    }
    if (faults.isEmpty()) {
      coupons.whyNotRedeemable(coupon, store).ifPresent(why -> faults.put("", words(why)));
    }
    if (faults.isEmpty() && setting.get().digits()) {
      switch (stores.tryCode(chosen.get(), plain, holder.key())) {
        case TOO_MANY -> {
          return wait(coupon, model, holder);
        }
        case WRONG -> faults.put("digits", "wallet.use.digits.wrong");
        case RIGHT -> {}
      }
    }
    return faults.isEmpty()
        ? "redirect:/wallet/coupons/"
            + sealed
            + "/use/confirm?permit="
            + permits.give(
                coupon, chosen.get().id(), setting.get().amount() ? money.get().fen() : null)
        : form(coupon, setting.get(), store, amount, faults, holder, model);
  }

  private String wait(Coupon coupon, Model model, Holder holder) {
    model.addAttribute("coupon", own.shown(coupon));
    model.addAttribute("holder", holder);
    return "wallet/pages/use-wait";
  }

  @GetMapping("/confirm")
  String askAgain(
      @PathVariable String sealed,
      @RequestParam(defaultValue = "") String permit,
      @AuthenticationPrincipal Holder holder,
      Model model) {
    Coupon coupon = own.behind(sealed, holder);
    Optional<Permit> given =
        permits.read(permit).filter(one -> one.isFor(coupon) && !permits.isOver(one));
    if (given.isEmpty() || setting(coupon).isEmpty()) {
      return back(sealed);
    }
    model.addAttribute("coupon", own.shown(coupon));
    model.addAttribute("permit", permit);
    model.addAttribute(
        "where",
        stores
            .find(coupon.merchantId(), given.get().store())
            .map(Store::title)
            .orElseThrow(NotFound::new));
    model.addAttribute(
        "yuan", given.get().amountFen() == null ? null : new Money(given.get().amountFen()).yuan());
    model.addAttribute("holder", holder);
    return "wallet/pages/use-confirm";
  }

  /** Redeems once however often it is sent, because the permit carries the request number. */
  @PostMapping("/confirm")
  String use(
      @PathVariable String sealed,
      @RequestParam(defaultValue = "") String permit,
      @AuthenticationPrincipal Holder holder,
      HttpServletRequest request,
      RedirectAttributes next) {
    Coupon coupon = own.behind(sealed, holder);
    Optional<Permit> given = permits.read(permit).filter(one -> one.isFor(coupon));
    if (given.isEmpty()) {
      return back(sealed);
    }
    boolean done =
        coupons.findRequest(coupon.appid(), Source.SELF, given.get().number()).isPresent();
    if (!done && (permits.isOver(given.get()) || setting(coupon).isEmpty())) {
      next.addFlashAttribute("again", "wallet.use.over");
      return back(sealed) + (setting(coupon).isEmpty() ? "" : "/use");
    }
    return coupons
        .execute(given.get().order(Actor.self(request.getRemoteAddr())))
        .fold(
            used -> {
              next.addFlashAttribute("used", true);
              return back(sealed);
            },
            why -> {
              next.addFlashAttribute("again", words(why));
              return why.isWorthTryingAgain()
                  ? back(sealed) + "/use/confirm?permit=" + permit
                  : back(sealed) + (setting(coupon).isEmpty() ? "" : "/use");
            });
  }

  /** Empty if its holder cannot redeem it, or not now; the coupon's page says why. */
  private Optional<Setting> setting(Coupon coupon) {
    return Optional.of(selfService.of(coupon.cardId().value()))
        .filter(Setting::open)
        .filter(open -> own.shown(coupon).state().equals("usable"));
  }

  private List<Store> choices(Coupon coupon) {
    return cards
        .find(coupon.cardId().value())
        .map(Card::terms)
        .map(selfService::stores)
        .orElse(List.of());
  }

  private static String words(Refusal why) {
    return switch (why) {
      case WRONG_STORE, OUTSIDE_HOURS, USE_LIMIT, OUT_OF_VALIDITY, ALREADY_REDEEMED ->
          "wallet.use.refused." + why;
      case BUSY, OUTCOME_UNKNOWN -> "wallet.use.refused.BUSY";
      default -> "wallet.use.refused.other";
    };
  }

  private static String back(String sealed) {
    return "redirect:/wallet/coupons/" + sealed;
  }
}

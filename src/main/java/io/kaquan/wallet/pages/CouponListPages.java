package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.gift.Gift;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Holdings;
import io.kaquan.coupon.lifecycle.Holdings.Counts;
import io.kaquan.coupon.lifecycle.Holdings.Part;
import io.kaquan.coupon.lifecycle.Holdings.Person;
import io.kaquan.wallet.pages.CouponLinks.Key;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of the coupons of the person who is signed in. */
@Controller
class CouponListPages {
  private static final int ON_A_PAGE = 20;
  private static final int LAST_PAGE = 10_000;

  /**
   * @param name as in the address and in the message files
   */
  record Tab(String name, long count) {}

  private final Openids openids;
  private final OwnCoupons own;
  private final Holdings holdings;
  private final Gifts gifts;
  private final Cards cards;
  private final Clock clock;

  CouponListPages(
      Openids openids, OwnCoupons own, Holdings holdings, Gifts gifts, Cards cards, Clock clock) {
    this.openids = openids;
    this.own = own;
    this.holdings = holdings;
    this.gifts = gifts;
    this.cards = cards;
    this.clock = clock;
  }

  @GetMapping("/wallet")
  String start() {
    return "redirect:/wallet/coupons";
  }

  @GetMapping("/wallet/coupons")
  String mine(
      @AuthenticationPrincipal Holder holder,
      @RequestParam(defaultValue = "usable") String show,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    Part part =
        switch (show) {
          case "used" -> Part.USED;
          case "expired" -> Part.OVER;
          default -> Part.USABLE;
        };
    int number =
        page.matches("\\d{1,5}") ? Math.max(1, Math.min(Integer.parseInt(page), LAST_PAGE)) : 1;
    List<Person> people = openids.of(holder);
    List<Coupon> found = holdings.page(people, part, (number - 1) * ON_A_PAGE, ON_A_PAGE + 1);
    Counts counts = holdings.counts(people);
    model.addAttribute(
        "show", part == Part.USED ? "used" : part == Part.OVER ? "expired" : "usable");
    model.addAttribute(
        "tabs",
        List.of(
            new Tab("usable", counts.usable()),
            new Tab("used", counts.used()),
            new Tab("expired", counts.over())));
    model.addAttribute("coupons", held(found.subList(0, Math.min(ON_A_PAGE, found.size()))));
    model.addAttribute("page", number);
    model.addAttribute("more", found.size() > ON_A_PAGE);
    model.addAttribute("holder", holder);
    return "wallet/pages/coupons";
  }

  private List<WalletCoupon> held(List<Coupon> shown) {
    Map<String, Card> known =
        cards
            .some(shown.stream().map(one -> one.cardId().value()).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(card -> card.terms().cardId(), card -> card));
    Map<Key, Gift> given =
        gifts.latest(shown.stream().filter(CouponListPages::isGiven).toList()).stream()
            .filter(gift -> gift.endedAt() != null)
            .collect(
                Collectors.toMap(
                    gift -> new Key(gift.appid(), gift.cardId(), gift.code()), gift -> gift));
    return shown.stream()
        .flatMap(
            coupon ->
                Stream.ofNullable(known.get(coupon.cardId().value()))
                    .map(card -> held(coupon, card, given)))
        .toList();
  }

  private WalletCoupon held(Coupon coupon, Card card, Map<Key, Gift> given) {
    Gift gift = given.get(new Key(coupon.appid(), coupon.cardId(), coupon.code()));
    return gift != null
        ? WalletCoupon.given(gift, card, clock)
        : WalletCoupon.of(coupon, card, isGiven(coupon) ? null : own.link(coupon), clock);
  }

  private static boolean isGiven(Coupon coupon) {
    return coupon.status() == CouponStatus.GIFT_SUCC;
  }
}

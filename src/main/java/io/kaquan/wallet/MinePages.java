package io.kaquan.wallet;

import io.kaquan.card.Card;
import io.kaquan.card.Cards;
import io.kaquan.coupon.Coupon;
import io.kaquan.coupon.CouponStatus;
import io.kaquan.coupon.Holdings;
import io.kaquan.coupon.Holdings.Counts;
import io.kaquan.coupon.Holdings.Part;
import io.kaquan.coupon.Holdings.Person;
import io.kaquan.gift.Gifts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of the coupons of the person who is signed in. */
@Controller
class MinePages {
  private static final int ON_A_PAGE = 20;
  private static final int LAST_PAGE = 10_000;

  /** @param name as in the address and in the message files */
  record Tab(String name, long count) {}

  private final Openids openids;
  private final OwnCoupons own;
  private final Holdings holdings;
  private final Gifts gifts;
  private final Cards cards;
  private final Clock clock;

  MinePages(Openids openids, OwnCoupons own, Holdings holdings, Gifts gifts, Cards cards, Clock clock) {
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
  String mine(@AuthenticationPrincipal Holder holder, @RequestParam(defaultValue = "usable") String show,
      @RequestParam(defaultValue = "1") String page, Model model) {
    Part part = switch (show) {
      case "used" -> Part.USED;
      case "expired" -> Part.OVER;
      default -> Part.USABLE;
    };
    int number = page.matches("\\d{1,5}") ? Math.max(1, Math.min(Integer.parseInt(page), LAST_PAGE)) : 1;
    List<Person> people = openids.of(holder);
    List<Coupon> found = holdings.page(people, part, (number - 1) * ON_A_PAGE, ON_A_PAGE + 1);
    Counts counts = holdings.counts(people);
    Map<String, Optional<Card>> known = new HashMap<>();
    model.addAttribute("show", part == Part.USED ? "used" : part == Part.OVER ? "expired" : "usable");
    model.addAttribute("tabs", List.of(new Tab("usable", counts.usable()), new Tab("used", counts.used()),
        new Tab("expired", counts.over())));
    model.addAttribute("coupons", found.stream().limit(ON_A_PAGE)
        .flatMap(coupon -> known.computeIfAbsent(coupon.cardId(), cards::find).map(card -> held(coupon, card)).stream()).toList());
    model.addAttribute("page", number);
    model.addAttribute("more", found.size() > ON_A_PAGE);
    model.addAttribute("holder", holder);
    return "wallet/coupons";
  }

  private Held held(Coupon coupon, Card card) {
    if (coupon.status() == CouponStatus.GIFT_SUCC) {
      return gifts.latest(coupon.appid(), coupon.cardId(), coupon.code()).filter(gift -> gift.endedAt() != null)
          .map(gift -> Held.given(gift, card, clock)).orElseGet(() -> Held.of(coupon, card, null, clock));
    }
    return Held.of(coupon, card, own.link(coupon), clock);
  }
}

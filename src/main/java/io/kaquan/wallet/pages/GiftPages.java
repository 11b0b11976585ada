package io.kaquan.wallet.pages;

import static java.util.Objects.requireNonNull;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.gift.Gift;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.GiftsMoved.Outcome;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.NotFound;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Giving a coupon to a friend: the giver's side, and the page behind the link that the friend gets.
 */
@Controller
class GiftPages {
  private final OwnCoupons own;
  private final Gifts gifts;
  private final Coupons coupons;
  private final Cards cards;
  private final Openids openids;
  private final CouponLinks links;
  private final Addresses addresses;
  private final Clock clock;

  GiftPages(
      OwnCoupons own,
      Gifts gifts,
      Coupons coupons,
      Cards cards,
      Openids openids,
      CouponLinks links,
      Addresses addresses,
      Clock clock) {
    this.own = own;
    this.gifts = gifts;
    this.coupons = coupons;
    this.cards = cards;
    this.openids = openids;
    this.links = links;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Asks for confirmation; while the gift is open, shows the link for the friend. */
  @GetMapping("/wallet/coupons/{sealed}/gift")
  String give(@PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    Coupon coupon = own.behind(sealed, holder);
    WalletCoupon held = own.shown(coupon);
    if (!held.givable()) {
      throw new NotFound();
    }
    if (held.state().equals("gifting")) {
      Gift gift =
          gifts.latest(coupon.appid(), coupon.cardId(), coupon.code()).orElseThrow(NotFound::new);
      model.addAttribute("friendsLink", addresses.of("/wallet/gift/" + gift.id()));
      model.addAttribute("until", gift.until().atZone(clock.getZone()));
    } else if (!held.isInHand()) {
      return "redirect:/wallet/coupons/" + sealed;
    }
    model.addAttribute("coupon", held);
    model.addAttribute("holder", holder);
    return "wallet/pages/give";
  }

  @PostMapping("/wallet/coupons/{sealed}/gift")
  String offer(
      @PathVariable String sealed,
      @AuthenticationPrincipal Holder holder,
      Model model,
      HttpServletRequest request) {
    Coupon coupon = own.behind(sealed, holder);
    return gifts
        .offer(coupon.appid(), coupon.code(), coupon.cardId(), coupon.openid(), by(request))
        .fold(
            done -> "redirect:/wallet/coupons/" + sealed + "/gift",
            why ->
                why.isWorthTryingAgain()
                    ? sorry(model, "gift-busy")
                    : "redirect:/wallet/coupons/" + sealed + "/gift");
  }

  @PostMapping("/wallet/coupons/{sealed}/gift/back")
  String takeBack(
      @PathVariable String sealed,
      @AuthenticationPrincipal Holder holder,
      Model model,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (own.givenAway(sealed, holder).isPresent()) {
      return "redirect:/wallet/coupons/" + sealed;
    }
    Coupon coupon = own.behind(sealed, holder);
    return gifts
        .latest(coupon.appid(), coupon.cardId(), coupon.code())
        .map(gift -> gifts.takeBack(gift.id(), coupon.openid(), by(request)))
        .orElseThrow(NotFound::new)
        .fold(
            done -> {
              next.addFlashAttribute("back", true);
              return "redirect:/wallet/coupons/" + sealed;
            },
            why ->
                why.isWorthTryingAgain()
                    ? sorry(model, "gift-busy")
                    : "redirect:/wallet/coupons/" + sealed);
  }

  /** The friend's page. It tells nothing about the giver and does not show the code. */
  @GetMapping("/wallet/gift/{id}")
  String friend(
      @PathVariable String id,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletResponse response) {
    Optional<Gift> found = find(id);
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return sorry(model, "unknown-link");
    }
    Gift gift = found.get();
    if (gift.friend() != null && own.isMine(holder, gift.appid(), gift.friend())) {
      return "redirect:/wallet/coupons/"
          + links.to(gift.appid(), gift.cardId(), gift.friendsCode());
    }
    if (!gift.isOpen()) {
      response.setStatus(HttpServletResponse.SC_GONE);
      return sorry(model, words(gift.outcome().orElseThrow()));
    }
    if (own.isMine(holder, gift.appid(), gift.giver())) {
      return "redirect:/wallet/coupons/"
          + links.to(gift.appid(), gift.cardId(), gift.code())
          + "/gift";
    }
    Coupon coupon =
        coupons
            .lookUp(gift.appid(), gift.code(), gift.cardId())
            .fold(
                there -> there,
                why -> {
                  throw new NotFound();
                });
    model.addAttribute("id", id);
    model.addAttribute(
        "coupon",
        cards
            .find(gift.cardId().value())
            .map(card -> WalletCoupon.of(coupon, card, null, clock))
            .orElseThrow(NotFound::new));
    model.addAttribute("until", gift.until().atZone(clock.getZone()));
    model.addAttribute("holder", holder);
    return "wallet/pages/gift";
  }

  @PostMapping("/wallet/gift/{id}")
  String accept(
      @PathVariable String id,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletRequest request,
      RedirectAttributes next) {
    Gift gift = find(id).orElseThrow(NotFound::new);
    if (!openids.canClaim(holder, gift.appid().value())) {
      return "redirect:/wallet/sign-in?next=/wallet/gift/" + id;
    }
    if (own.isMine(holder, gift.appid(), gift.giver())) {
      return "redirect:/wallet/gift/" + id;
    }
    String openid =
        openids
            .claiming(requireNonNull(holder), gift.appid().value(), null)
            .orElseThrow(NotFound::new);
    return gifts
        .accept(gift.id(), new OpenId(openid), by(request))
        .fold(
            coupon -> {
              next.addFlashAttribute("claimed", true);
              return "redirect:/wallet/coupons/" + own.link(coupon);
            },
            why ->
                why.isWorthTryingAgain()
                    ? sorry(model, "gift-busy")
                    : "redirect:/wallet/gift/" + id);
  }

  /** Also empty if the id is malformed: a link may have been cut off. */
  private Optional<Gift> find(String id) {
    try {
      return gifts.find(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> "gift-taken";
      case TAKEN_BACK -> "gift-back";
      case LAPSED -> "gift-lapsed";
      case EXPIRED, VOIDED -> "gift-over";
    };
  }

  private static Actor by(HttpServletRequest request) {
    return Actor.self(request.getRemoteAddr());
  }

  private static String sorry(Model model, String what) {
    model.addAttribute("what", what);
    return "wallet/pages/sorry";
  }
}

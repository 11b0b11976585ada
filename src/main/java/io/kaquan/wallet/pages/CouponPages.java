package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.view.CardView;
import io.kaquan.card.view.CardViews;
import io.kaquan.consumer.Consumers;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.distribution.delivery.ClaimLinks;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.wallet.session.Holder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One coupon of the person who is signed in. Coupons of others answer 404. */
@Controller
class CouponPages {

  private final OwnCoupons own;
  private final Coupons coupons;
  private final Gifts gifts;
  private final Cards cards;
  private final Consumers consumers;
  private final RedemptionHistory redemptions;
  private final CardViews details;
  private final SelfService selfService;
  private final CouponLinks links;
  private final ClaimLinks claimLinks;
  private final Clock clock;

  CouponPages(
      OwnCoupons own,
      Coupons coupons,
      Gifts gifts,
      Cards cards,
      Consumers consumers,
      RedemptionHistory redemptions,
      CardViews details,
      SelfService selfService,
      CouponLinks links,
      ClaimLinks claimLinks,
      Clock clock) {
    this.own = own;
    this.gifts = gifts;
    this.coupons = coupons;
    this.cards = cards;
    this.consumers = consumers;
    this.redemptions = redemptions;
    this.details = details;
    this.selfService = selfService;
    this.links = links;
    this.claimLinks = claimLinks;
    this.clock = clock;
  }

  @GetMapping("/wallet/coupons/{sealed}")
  String coupon(@PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    if (own.givenAway(sealed, holder).isPresent()) {
      model.addAttribute("what", "given");
      return "wallet/pages/sorry";
    }
    Coupon coupon = own.behind(sealed, holder);
    WalletCoupon held = own.shown(coupon);
    if (held.state().equals("gifting")) {
      model.addAttribute(
          "until",
          gifts
              .latest(coupon.appid(), coupon.cardId(), coupon.code())
              .orElseThrow(NotFound::new)
              .until()
              .atZone(clock.getZone()));
    }
    Card card = cards.find(coupon.cardId().value()).orElseThrow(NotFound::new);
    model.addAttribute("coupon", held);
    model.addAttribute("details", details.details(card));
    model.addAttribute("use", redemptions.last(coupon).orElse(null));
    model.addAttribute("left", redemptions.left(coupon).orElse(null));
    model.addAttribute("version", redemptions.version(coupon, held.state()));
    model.addAttribute(
        "selfService",
        held.state().equals("usable") && selfService.of(coupon.cardId().value()).open());
    model.addAttribute("code", coupon.code().value());
    model.addAttribute("grouped", coupon.code().grouped());
    model.addAttribute("barCode", Symbols.canBeBar(coupon.code().value()));
    model.addAttribute("holder", holder);
    return "wallet/pages/coupon";
  }

  /** Polled by the open page, which reloads when the version changes. */
  @GetMapping("/wallet/coupons/{sealed}/state")
  ResponseEntity<Map<String, String>> state(
      @PathVariable String sealed, @AuthenticationPrincipal Holder holder) {
    Coupon coupon = own.behind(sealed, holder);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("version", redemptions.version(coupon, own.shown(coupon).state())));
  }

  @GetMapping("/wallet/coupons/{sealed}/qr.png")
  ResponseEntity<byte[]> qr(@PathVariable String sealed, @AuthenticationPrincipal Holder holder) {
    return CodePictures.qr(own.behind(sealed, holder).code().value());
  }

  @GetMapping("/wallet/coupons/{sealed}/bar.png")
  ResponseEntity<byte[]> bar(@PathVariable String sealed, @AuthenticationPrincipal Holder holder) {
    return CodePictures.bar(own.behind(sealed, holder).code().value());
  }

  /** Asks for confirmation: deleting cannot be undone. */
  @GetMapping("/wallet/coupons/{sealed}/delete")
  String askToDelete(
      @PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    WalletCoupon held = own.shown(own.behind(sealed, holder));
    if (!held.isInHand()) {
      return "redirect:/wallet/coupons/" + sealed;
    }
    model.addAttribute("coupon", held);
    model.addAttribute("holder", holder);
    return "wallet/pages/delete";
  }

  @PostMapping("/wallet/coupons/{sealed}/delete")
  String delete(
      @PathVariable String sealed,
      @AuthenticationPrincipal Holder holder,
      Model model,
      HttpServletRequest request,
      RedirectAttributes next) {
    Coupon coupon = own.behind(sealed, holder);
    return coupons
        .execute(
            new CouponCommand.Delete(
                coupon.appid(),
                coupon.code(),
                coupon.cardId(),
                coupon.openid(),
                Actor.self(request.getRemoteAddr())))
        .fold(
            done -> {
              next.addFlashAttribute("deleted", true);
              return "redirect:/wallet/coupons";
            },
            why -> {
              if (why.isWorthTryingAgain()) {
                model.addAttribute("what", "gift-busy");
                return "wallet/pages/sorry";
              }
              return "redirect:/wallet/coupons/" + sealed;
            });
  }

  /**
   * The link to an issued coupon that the merchant's server passed on: shows the coupon to its
   * holder and offers it to anyone else. Opening it changes nothing.
   */
  @GetMapping("/wallet/hand/{sealed}")
  String handOver(
      @PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    ClaimLinks.Claim hand = claimLinks.read(sealed).orElseThrow(NotFound::new);
    if (own.isMine(holder, new AppId(hand.appid()), new OpenId(hand.openid()))) {
      return "redirect:/wallet/coupons/" + link(hand);
    }
    model.addAttribute("sealed", sealed);
    model.addAttribute(
        "face", cards.find(hand.cardId()).map(CardView::of).orElseThrow(NotFound::new));
    model.addAttribute("holder", holder);
    return "wallet/pages/hand";
  }

  /** Puts the coupon behind the link into this person's wallet. */
  @PostMapping("/wallet/hand/{sealed}")
  String take(@PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    ClaimLinks.Claim hand = claimLinks.read(sealed).orElseThrow(NotFound::new);
    if (holder.isGuest()) {
      return "redirect:/wallet/sign-in?next=/wallet/hand/" + sealed;
    }
    if (!consumers.bind(holder.consumerId(), new AppId(hand.appid()), new OpenId(hand.openid()))) {
      model.addAttribute("what", "taken-by-another");
      return "wallet/pages/sorry";
    }
    return "redirect:/wallet/coupons/" + link(hand);
  }

  private String link(ClaimLinks.Claim hand) {
    return links.to(
        new AppId(hand.appid()), new CardId(hand.cardId()), new CouponCode(hand.code()));
  }
}

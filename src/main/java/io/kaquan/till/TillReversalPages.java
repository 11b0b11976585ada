package io.kaquan.till;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.reversal.LateReversals;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import io.kaquan.till.FoundCoupon.Done;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 撤销核销: reverses a redemption with a reason. Within the card's window the clerk does it; after it
 * another owner has to allow it.
 */
@Controller
@RequestMapping("/till")
class TillReversalPages {
  private static final int MAX_REASON_LENGTH = 200;

  private final CouponSearch search;
  private final FoundCoupons found;
  private final Coupons coupons;
  private final Cards cards;
  private final LateReversals reversals;
  private final Merchants merchants;

  TillReversalPages(
      CouponSearch search,
      FoundCoupons found,
      Coupons coupons,
      Cards cards,
      LateReversals reversals,
      Merchants merchants) {
    this.search = search;
    this.found = found;
    this.coupons = coupons;
    this.cards = cards;
    this.reversals = reversals;
    this.merchants = merchants;
  }

  @PostMapping("/reverse")
  String reverse(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String code,
      @RequestParam String cardId,
      @RequestParam String requestNumber,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<CouponKey> named = search.key(me, appid, cardId, code);
    if (named.isEmpty()) {
      return NextPage.shows(Refusal.UNKNOWN_CODE, next);
    }
    CouponKey key = named.get();
    Actor by = TillActor.of(me, request);
    if (!isReason(reason)) {
      next.addFlashAttribute("reasonFault", true);
      return NextPage.shows(found.afterRefusal(key, Refusal.ALREADY_REDEEMED, by), next);
    }
    return coupons
        .execute(
            new CouponCommand.Reverse(
                key.appid(), key.code(), key.cardId(), reason.strip(), requestNumber, by))
        .fold(
            coupon -> NextPage.shows(found.after(Done.REVERSED, coupon), next),
            why -> {
              next.addFlashAttribute("reason", reason.strip());
              return NextPage.shows(found.afterRefusal(key, why, by), next);
            });
  }

  /** Asks the owners to allow a reversal after the window. */
  @PostMapping("/ask")
  String askOwners(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String code,
      @RequestParam String cardId,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<CouponKey> named = search.key(me, appid, cardId, code);
    if (named.isEmpty()) {
      return NextPage.shows(Refusal.UNKNOWN_CODE, next);
    }
    CouponKey key = named.get();
    Actor by = TillActor.of(me, request);
    if (!isReason(reason)) {
      next.addFlashAttribute("reasonFault", true);
      return NextPage.shows(found.afterRefusal(key, Refusal.WINDOW_OVER, by), next);
    }
    Member member = merchants.member(me.email()).orElseThrow(NotFound::new);
    return coupons
        .lookUp(key.appid(), key.code(), key.cardId(), by)
        .fold(
            coupon -> {
              next.addFlashAttribute(
                  "said", reversals.ask(member, coupon, title(coupon), reason.strip()));
              return NextPage.TILL;
            },
            why -> NextPage.shows(why, next));
  }

  private String title(Coupon coupon) {
    return cards
        .find(coupon.appid().value(), coupon.cardId().value())
        .map(card -> card.terms().title())
        .orElse(coupon.cardId().value());
  }

  private static boolean isReason(String reason) {
    return !reason.isBlank() && reason.length() <= MAX_REASON_LENGTH;
  }
}

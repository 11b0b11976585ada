package io.kaquan.till;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.reversal.LateReversals;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 撤销核销: with a reason, by the shop itself within the window and by another owner after it. */
@Controller
@RequestMapping("/till")
class ReversePages {
  private static final int LONGEST_REASON = 200;

  private final Counter counter;
  private final Coupons coupons;
  private final Cards cards;
  private final LateReversals reversals;
  private final Merchants merchants;

  ReversePages(
      Counter counter, Coupons coupons, Cards cards, LateReversals reversals, Merchants merchants) {
    this.counter = counter;
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
    counter.own(me, appid);
    if (isNoReason(reason)) {
      return withoutReason(
          counter.again(appid, code, cardId, Refusal.ALREADY_REDEEMED, Actors.of(me, request)),
          next);
    }
    return coupons
        .execute(
            new CouponCommand.Reverse(
                appid, code, cardId, reason.strip(), requestNumber, Actors.of(me, request)))
        .fold(
            coupon -> TillPages.shown(counter.news(coupon, Found.REVERSED), next),
            why -> {
              next.addFlashAttribute("reason", reason.strip());
              return TillPages.again(
                  counter.again(appid, code, cardId, why, Actors.of(me, request)), next);
            });
  }

  /** After the window: the owners are asked. */
  @PostMapping("/ask")
  String ask(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String code,
      @RequestParam String cardId,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    counter.own(me, appid);
    Actor by = Actors.of(me, request);
    if (isNoReason(reason)) {
      return withoutReason(counter.again(appid, code, cardId, Refusal.WINDOW_OVER, by), next);
    }
    Member member = merchants.member(me.email()).orElseThrow(NotFound::new);
    return coupons
        .lookUp(appid, code, cardId, by)
        .fold(
            coupon -> {
              String title =
                  cards
                      .find(appid, coupon.cardId())
                      .map(card -> card.terms().title())
                      .orElse(coupon.cardId());
              next.addFlashAttribute("said", reversals.ask(member, coupon, title, reason.strip()));
              return "redirect:/till";
            },
            why -> TillPages.again(new Counter.Again(null, why), next));
  }

  private static boolean isNoReason(String reason) {
    return reason.isBlank() || reason.length() > LONGEST_REASON;
  }

  private static String withoutReason(Counter.Again again, RedirectAttributes next) {
    next.addFlashAttribute("reasonFault", true);
    return TillPages.again(again, next);
  }
}

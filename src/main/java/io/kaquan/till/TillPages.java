package io.kaquan.till;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.view.CardView;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.platform.money.Money;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import io.kaquan.till.FoundCoupon.Done;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 核销: shows what a search found, redeems it, and says what a lost confirmation did. */
@Controller
@RequestMapping("/till")
class TillPages {
  private final CouponSearch search;
  private final FoundCoupons found;
  private final TillStores stores;
  private final Coupons coupons;
  private final Cards cards;

  TillPages(
      CouponSearch search, FoundCoupons found, TillStores stores, Coupons coupons, Cards cards) {
    this.search = search;
    this.found = found;
    this.stores = stores;
    this.coupons = coupons;
    this.cards = cards;
  }

  @GetMapping
  String till(@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
    TillStores.Choice choice = stores.of(me, session);
    model.addAttribute("storeChoice", choice);
    if (model.getAttribute(NextPage.COUPON) instanceof FoundCoupon coupon) {
      model.addAttribute("face", face(coupon));
      return "till/found";
    }
    if (model.getAttribute(NextPage.COUPONS) instanceof List<?> several) {
      model.addAttribute(
          "faces", several.stream().map(coupon -> face((FoundCoupon) coupon)).toList());
      return "till/several";
    }
    if (choice.isPending()) {
      return "till/stores";
    }
    model.addAttribute("open", search.hasCoupons(me) && !choice.allClosed());
    return "till/till";
  }

  private @Nullable CardView face(FoundCoupon coupon) {
    return cards.find(coupon.key().cardId().value()).map(CardView::of).orElse(null);
  }

  @PostMapping("/redeem")
  String redeem(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String code,
      @RequestParam String cardId,
      @RequestParam String requestNumber,
      @RequestParam(defaultValue = "") String amount,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<CouponKey> named = search.key(me, appid, cardId, code);
    if (named.isEmpty()) {
      return NextPage.shows(Refusal.UNKNOWN_CODE, next);
    }
    CouponKey key = named.get();
    TillStores.Choice choice = stores.of(me, request.getSession());
    if (!choice.canRedeem()) {
      return NextPage.TILL;
    }
    Actor by = TillActor.of(me, request);
    Optional<Money> paid = Money.typed(amount);
    if (paid.isEmpty() && !amount.isBlank()) {
      next.addFlashAttribute("amountFault", true);
      next.addFlashAttribute("amount", amount);
      return NextPage.shows(found.afterRefusal(key, null, by), next);
    }
    return coupons
        .execute(
            new CouponCommand.Redeem(
                key.appid(),
                key.code(),
                key.cardId(),
                paid.map(Money::fen).orElse(null),
                choice.locationId(),
                requestNumber,
                by))
        .fold(
            coupon -> NextPage.shows(found.after(Done.REDEEMED, coupon), next),
            why -> NextPage.shows(found.afterRefusal(key, why, by), next));
  }

  /** Says whether a confirmation whose answer got lost has redeemed its coupon. */
  @GetMapping("/outcome")
  String outcome(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String requestNumber,
      HttpSession session,
      Model model) {
    AppId account = AppId.parse(appid).orElseThrow(NotFound::new);
    search.checkAccount(me, account);
    model.addAttribute("storeChoice", stores.of(me, session));
    coupons
        .findRequest(account, Source.TILL, requestNumber)
        .ifPresent(
            first -> {
              model.addAttribute("at", first.at());
              first
                  .result()
                  .fold(
                      coupon -> model.addAttribute("card", title(coupon.cardId().value())),
                      why -> model.addAttribute("why", why));
            });
    return "till/outcome";
  }

  private @Nullable String title(String cardId) {
    return cards.find(cardId).map(card -> card.terms().title()).orElse(null);
  }
}

package io.kaquan.wallet.pages;

import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.NotFound;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind a QR code or link: shows the cards and claims them. */
@Controller
class ClaimPages {
  private final Deliveries deliveries;
  private final CardOffers offers;
  private final Claims claims;
  private final Openids openids;
  private final OwnCoupons own;
  private final Addresses addresses;
  private final PageViews views;

  ClaimPages(
      Deliveries deliveries,
      CardOffers offers,
      Claims claims,
      Openids openids,
      OwnCoupons own,
      Addresses addresses,
      PageViews views) {
    this.deliveries = deliveries;
    this.offers = offers;
    this.claims = claims;
    this.openids = openids;
    this.own = own;
    this.addresses = addresses;
    this.views = views;
  }

  @GetMapping("/wallet/q/{ticket}.png")
  ResponseEntity<byte[]> picture(@PathVariable String ticket) {
    Delivery delivery = deliveries.find(ticket).orElseThrow(NotFound::new);
    return CodePictures.qr(addresses.of("/wallet/q/" + delivery.ticket()));
  }

  @GetMapping("/wallet/q/{ticket}")
  String card(
      @PathVariable String ticket,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletResponse response) {
    Optional<Delivery> found = deliveries.find(ticket);
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return sorry(model, "unknown-link");
    }
    if (deliveries.isExpired(found.get())) {
      response.setStatus(HttpServletResponse.SC_GONE);
      return sorry(model, "link-over");
    }
    model.addAttribute("ticket", ticket);
    model.addAttribute("offers", offers.of(found.get(), holder));
    model.addAttribute("holder", holder);
    model.addAttribute("signIn", !openids.canClaim(holder, found.get().appid()));
    model.addAttribute("claimNumber", UUID.randomUUID());
    return "wallet/pages/card";
  }

  /** Called by the page's script once a person sees it. */
  @PostMapping("/wallet/q/{ticket}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(@PathVariable String ticket, HttpServletRequest request) {
    deliveries
        .find(ticket)
        .filter(delivery -> !deliveries.isExpired(delivery))
        .ifPresent(delivery -> views.count(request, delivery.items()));
  }

  /** Shows a refusal on the card's page. */
  @PostMapping("/wallet/q/{ticket}")
  String claim(
      @PathVariable String ticket,
      @RequestParam int place,
      @RequestParam String claimNumber,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (holder == null) {
      return "redirect:/wallet/sign-in?next=/wallet/q/" + ticket;
    }
    Delivery delivery = deliveries.find(ticket).orElseThrow(NotFound::new);
    if (deliveries.isExpired(delivery)) {
      return sorry(model, "link-over");
    }
    if (!openids.canClaim(holder, delivery.appid())) {
      return "redirect:/wallet/sign-in?next=/wallet/q/" + ticket;
    }
    return claims.claim(
        delivery,
        place,
        claimNumber,
        holder,
        request,
        coupon -> {
          next.addFlashAttribute("claimed", true);
          return "redirect:/wallet/coupons/" + own.link(coupon);
        },
        why -> {
          next.addFlashAttribute("refused", why);
          next.addFlashAttribute("refusedPlace", place);
          return "redirect:/wallet/q/" + ticket;
        });
  }

  private static String sorry(Model model, String what) {
    model.addAttribute("what", what);
    return "wallet/pages/sorry";
  }
}

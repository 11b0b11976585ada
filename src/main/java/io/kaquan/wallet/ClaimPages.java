package io.kaquan.wallet;

import io.kaquan.card.Card;
import io.kaquan.card.Cards;
import io.kaquan.consumer.Consumers;
import io.kaquan.coupon.Asker;
import io.kaquan.coupon.Coupon;
import io.kaquan.coupon.Refusal;
import io.kaquan.delivery.Deliveries;
import io.kaquan.delivery.Deliveries.Delivery;
import io.kaquan.page.Addresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/** What a QR code or link leads to: the card, and claiming it. */
@Controller
class ClaimPages {

  /** @param state open, sold-out, over, not-on-sale */
  record Offer(int place, Face face, CardTime time, String state) {}

  private final Deliveries deliveries;
  private final Cards cards;
  private final Consumers consumers;
  private final CouponLinks links;
  private final Addresses addresses;
  private final Looks looks;
  private final Clock clock;

  ClaimPages(Deliveries deliveries, Cards cards, Consumers consumers, CouponLinks links, Addresses addresses,
      Looks looks, Clock clock) {
    this.deliveries = deliveries;
    this.cards = cards;
    this.consumers = consumers;
    this.links = links;
    this.addresses = addresses;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping("/wallet/q/{ticket}.png")
  ResponseEntity<byte[]> picture(@PathVariable String ticket) {
    Delivery delivery = deliveries.find(ticket).orElseThrow(NotThere::new);
    return Pictures.qr(addresses.of("/wallet/q/" + delivery.ticket()));
  }

  @GetMapping("/wallet/q/{ticket}")
  String card(@PathVariable String ticket, @AuthenticationPrincipal Holder holder, Model model,
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
    List<Offer> offers = new ArrayList<>();
    for (int place = 0; place < found.get().items().size(); place++) {
      Optional<Card> card = cards.find(found.get().items().get(place).cardId());
      if (card.isPresent()) {
        offers.add(new Offer(place, Face.of(card.get()), CardTime.of(card.get().terms().validity(), clock),
            state(card.get())));
      }
    }
    model.addAttribute("ticket", ticket);
    model.addAttribute("offers", offers);
    model.addAttribute("holder", holder);
    model.addAttribute("claimNumber", UUID.randomUUID());
    return "wallet/card";
  }

  /** Nothing to see: the page's script tells that somebody looks. */
  @PostMapping("/wallet/q/{ticket}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(@PathVariable String ticket, HttpServletRequest request) {
    deliveries.find(ticket).filter(delivery -> !deliveries.isExpired(delivery))
        .ifPresent(delivery -> looks.count(request, delivery.items()));
  }

  private String state(Card card) {
    Instant now = clock.instant();
    if (card.terms().validity().isOver(now)) {
      return "over";
    }
    if (!card.terms().onSale()) {
      return "not-on-sale";
    }
    return card.stock() > 0 ? "open" : "sold-out";
  }

  @PostMapping("/wallet/q/{ticket}")
  String claim(@PathVariable String ticket, @RequestParam int place, @RequestParam String claimNumber,
      @AuthenticationPrincipal Holder holder, Model model, HttpServletRequest request) {
    if (holder == null) {
      return "redirect:/wallet/sign-in?next=/wallet/q/" + ticket;
    }
    Delivery delivery = deliveries.find(ticket).orElseThrow(NotThere::new);
    if (deliveries.isExpired(delivery)) {
      return sorry(model, "link-over");
    }
    String named = place < 0 || place >= delivery.items().size() ? null : delivery.items().get(place).openid();
    if (named != null && !consumers.bind(holder.id(), delivery.appid(), named)) {
      return sorry(model, "somebody-elses");
    }
    String openid = named == null ? consumers.openid(holder.id(), delivery.appid()) : named;
    return deliveries.claim(ticket, place, openid, claimNumber, Asker.self(request.getRemoteAddr())).fold(
        coupon -> "redirect:/wallet/coupons/" + link(delivery, coupon),
        why -> sorry(model, words(why)));
  }

  private String link(Delivery delivery, Coupon coupon) {
    return links.to(delivery.appid(), coupon.cardId(), coupon.code());
  }

  private static String words(Refusal why) {
    return switch (why) {
      case SOLD_OUT -> "sold-out";
      case PERSON_LIMIT -> "limit";
      case CARD_OVER -> "over";
      case BUSY -> "busy";
      default -> "not-on-sale";
    };
  }

  private static String sorry(Model model, String what) {
    model.addAttribute("what", what);
    return "wallet/sorry";
  }
}

package io.kaquan.wallet;

import io.kaquan.card.Card;
import io.kaquan.card.Cards;
import io.kaquan.consumer.Consumers;
import io.kaquan.coupon.Coupon;
import io.kaquan.coupon.CouponStatus;
import io.kaquan.coupon.Coupons;
import io.kaquan.delivery.ClaimLinks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The coupons of the person who is signed in, and nobody else's. */
@Controller
class CouponPages {

  /** @param state usable, later, used, expired, ended */
  record Held(Face face, String link, String state, ZonedDateTime begin, ZonedDateTime end) {}

  private final Coupons coupons;
  private final Cards cards;
  private final Consumers consumers;
  private final CouponLinks links;
  private final ClaimLinks claims;
  private final Clock clock;

  CouponPages(Coupons coupons, Cards cards, Consumers consumers, CouponLinks links, ClaimLinks claims,
      Clock clock) {
    this.coupons = coupons;
    this.cards = cards;
    this.consumers = consumers;
    this.links = links;
    this.claims = claims;
    this.clock = clock;
  }

  @GetMapping("/wallet")
  String start() {
    return "redirect:/wallet/coupons";
  }

  @GetMapping("/wallet/coupons")
  String mine(@AuthenticationPrincipal Holder holder, @RequestParam(defaultValue = "usable") String show, Model model) {
    String wanted = List.of("usable", "used", "expired").contains(show) ? show : "usable";
    Map<String, Optional<Card>> known = new HashMap<>();
    List<Held> held = new ArrayList<>();
    consumers.openids(holder.id()).forEach(who -> coupons.heldBy(who.appid(), who.openid()).stream()
        .map(coupon -> held(coupon, known.computeIfAbsent(coupon.cardId(), cards::find))).flatMap(Optional::stream).forEach(held::add));
    model.addAttribute("show", wanted);
    model.addAttribute("coupons", held.stream().filter(one -> group(one.state()).equals(wanted))
        .sorted(Comparator.comparing(Held::end)).toList());
    model.addAttribute("holder", holder);
    return "wallet/coupons";
  }

  private static String group(String state) {
    return switch (state) {
      case "usable", "later" -> "usable";
      case "used" -> "used";
      default -> "expired";
    };
  }

  @GetMapping("/wallet/coupons/{sealed}")
  String coupon(@PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    Coupon coupon = own(sealed, holder);
    model.addAttribute("coupon", held(coupon, cards.find(coupon.cardId())).orElseThrow(NotThere::new));
    model.addAttribute("code", coupon.code());
    model.addAttribute("grouped", coupon.code().matches("\\d{12}")
        ? coupon.code().replaceAll("(.{4})(?=.)", "$1 ") : coupon.code());
    model.addAttribute("barCode", Pictures.canBeBar(coupon.code()));
    model.addAttribute("holder", holder);
    return "wallet/coupon";
  }

  @GetMapping("/wallet/coupons/{sealed}/qr.png")
  ResponseEntity<byte[]> qr(@PathVariable String sealed, @AuthenticationPrincipal Holder holder) {
    return Pictures.qr(own(sealed, holder).code());
  }

  @GetMapping("/wallet/coupons/{sealed}/bar.png")
  ResponseEntity<byte[]> bar(@PathVariable String sealed, @AuthenticationPrincipal Holder holder) {
    return Pictures.bar(own(sealed, holder).code());
  }

  /** A link that the merchant's server handed over: shows whose it is now; opening it changes nothing. */
  @GetMapping("/wallet/hand/{sealed}")
  String handOver(@PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    ClaimLinks.Claim hand = claims.read(sealed).orElseThrow(NotThere::new);
    if (isMine(holder, hand.appid(), hand.openid())) {
      return "redirect:/wallet/coupons/" + links.to(hand.appid(), hand.cardId(), hand.code());
    }
    model.addAttribute("sealed", sealed);
    model.addAttribute("face", cards.find(hand.cardId()).map(Face::of).orElseThrow(NotThere::new));
    model.addAttribute("holder", holder);
    return "wallet/hand";
  }

  /** Takes what was handed over into this person's wallet. */
  @PostMapping("/wallet/hand/{sealed}")
  String take(@PathVariable String sealed, @AuthenticationPrincipal Holder holder, Model model) {
    ClaimLinks.Claim hand = claims.read(sealed).orElseThrow(NotThere::new);
    if (!consumers.bind(holder.id(), hand.appid(), hand.openid())) {
      model.addAttribute("what", "somebody-elses");
      return "wallet/sorry";
    }
    return "redirect:/wallet/coupons/" + links.to(hand.appid(), hand.cardId(), hand.code());
  }

  private Coupon own(String sealed, Holder holder) {
    CouponLinks.Key key = links.read(sealed).orElseThrow(NotThere::new);
    Coupon coupon = coupons.look(key.appid(), key.code(), key.cardId()).fold(Optional::of, why -> Optional.<Coupon>empty())
        .orElseThrow(NotThere::new);
    if (!isMine(holder, coupon.appid(), coupon.openid())) {
      throw new NotThere();
    }
    return coupon;
  }

  private boolean isMine(Holder holder, String appid, String openid) {
    return consumers.openids(holder.id()).contains(new Consumers.Openid(appid, openid));
  }

  private Optional<Held> held(Coupon coupon, Optional<Card> of) {
    return of.map(card -> new Held(Face.of(card),
        links.to(coupon.appid(), coupon.cardId(), coupon.code()), state(coupon), coupon.begin().atZone(clock.getZone()),
        coupon.end().atZone(clock.getZone())));
  }

  private String state(Coupon coupon) {
    Instant now = clock.instant();
    if (coupon.status() == CouponStatus.NORMAL || coupon.status() == CouponStatus.GIFT_TIMEOUT) {
      return now.isBefore(coupon.begin()) ? "later" : "usable";
    }
    return switch (coupon.status()) {
      case CONSUMED -> "used";
      case EXPIRE -> "expired";
      default -> "ended";
    };
  }
}

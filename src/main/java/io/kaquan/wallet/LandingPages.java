package io.kaquan.wallet;

import io.kaquan.account.Account;
import io.kaquan.account.Accounts;
import io.kaquan.account.ActivationStatus;
import io.kaquan.card.Card;
import io.kaquan.card.CardStatus;
import io.kaquan.card.Cards;
import io.kaquan.consumer.Consumers;
import io.kaquan.coupon.Asker;
import io.kaquan.coupon.Coupon;
import io.kaquan.coupon.Coupons;
import io.kaquan.coupon.Refusal;
import io.kaquan.landing.Landing;
import io.kaquan.landing.Landings;
import io.kaquan.page.Addresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A page with several cards to claim, which anybody may look at. */
@Controller
@RequestMapping("/wallet/l/{key}")
class LandingPages {
  private static final Duration BANNER_KEPT = Duration.ofHours(1);

  /**
   * One card of the page.
   *
   * @param state open, sold-out, over, not-yet, not-on-sale
   * @param mine link of the coupon that this person has of it; null for none
   * @param again whether this person may claim one more
   */
  record Offer(Face face, CardTime time, String state, String mine, boolean again) {}

  private final Landings landings;
  private final Cards cards;
  private final Accounts accounts;
  private final Coupons coupons;
  private final Consumers consumers;
  private final OwnCoupons own;
  private final Addresses addresses;
  private final Clock clock;

  LandingPages(Landings landings, Cards cards, Accounts accounts, Coupons coupons, Consumers consumers, OwnCoupons own,
      Addresses addresses, Clock clock) {
    this.landings = landings;
    this.cards = cards;
    this.accounts = accounts;
    this.coupons = coupons;
    this.consumers = consumers;
    this.own = own;
    this.addresses = addresses;
    this.clock = clock;
  }

  @GetMapping
  String page(@PathVariable String key, @AuthenticationPrincipal Holder holder, Model model, HttpServletResponse response) {
    Optional<Landing> found = landings.find(key);
    if (found.isEmpty() || found.get().isEnded()) {
      response.setStatus(found.isEmpty() ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_GONE);
      return sorry(model, found.isEmpty() ? "unknown-link" : "link-over");
    }
    Landing page = found.get();
    List<Offer> offers = offers(page, holder);
    model.addAttribute("page", page);
    model.addAttribute("offers", offers);
    model.addAttribute("tone", offers.isEmpty() ? "tone-63b359" : offers.get(0).face().tone());
    model.addAttribute("brand", offers.isEmpty() ? "" : offers.get(0).face().brand());
    model.addAttribute("link", addresses.of("/wallet/l/" + page.key()));
    model.addAttribute("holder", holder);
    model.addAttribute("claimNumber", UUID.randomUUID());
    return "wallet/landing";
  }

  private List<Offer> offers(Landing page, Holder holder) {
    boolean active = accounts.account(page.appid()).map(Account::activation).filter(ActivationStatus.ACTIVE::equals).isPresent();
    List<Coupon> held = holder == null ? List.of() : consumers.openids(holder.id()).stream()
        .filter(who -> who.appid().equals(page.appid()))
        .flatMap(who -> coupons.heldBy(who.appid(), who.openid()).stream()).toList();
    List<Offer> offers = new ArrayList<>();
    for (Landing.Shown shown : page.cards()) {
      cards.find(shown.cardId()).filter(LandingPages::isShown).ifPresent(card -> {
        List<Coupon> mine = held.stream().filter(coupon -> coupon.cardId().equals(card.terms().cardId())).toList();
        String state = state(card, active);
        offers.add(new Offer(Face.of(card), CardTime.of(card.terms().validity(), clock), state,
            mine.isEmpty() ? null : own.link(mine.get(0)),
            state.equals("open") && mine.size() < card.terms().getLimit()));
      });
    }
    return offers;
  }

  /** What is deleted or was refused is nothing to look at. */
  private static boolean isShown(Card card) {
    return card.terms().status() != CardStatus.DELETE
        && (card.approved() != null || card.terms().status() == CardStatus.NOT_VERIFY);
  }

  private String state(Card card, boolean active) {
    if (card.terms().validity().isOver(clock.instant())) {
      return "over";
    }
    if (!card.terms().onSale() || !active) {
      return card.approved() == null ? "not-yet" : "not-on-sale";
    }
    return card.stock() > 0 ? "open" : "sold-out";
  }

  @GetMapping("/banner.jpg")
  ResponseEntity<byte[]> banner(@PathVariable String key) {
    byte[] picture = landings.find(key).filter(page -> !page.isEnded()).flatMap(landings::banner).orElseThrow(NotThere::new);
    // the page names it with its version
    return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.maxAge(BANNER_KEPT)).body(picture);
  }

  @PostMapping
  String claim(@PathVariable String key, @RequestParam(defaultValue = "") String cardId,
      @RequestParam(defaultValue = "") String claimNumber, @AuthenticationPrincipal Holder holder, Model model,
      HttpServletRequest request, RedirectAttributes next) {
    Landing page = landings.find(key).filter(found -> found.holds(cardId)).orElseThrow(NotThere::new);
    if (page.isEnded()) {
      return sorry(model, "link-over");
    }
    if (holder == null) {
      return "redirect:/wallet/sign-in?next=/wallet/l/" + page.key();
    }
    return landings.claim(key, cardId, consumers.openid(holder.id(), page.appid()), claimNumber,
        Asker.self(request.getRemoteAddr())).fold(coupon -> {
      next.addFlashAttribute("got", cardId);
      return "redirect:/wallet/l/" + page.key() + "#card-" + cardId;
    }, why -> sorry(model, words(why)));
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

package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.distribution.addcard.AddLink;
import io.kaquan.distribution.addcard.AddLinks;
import io.kaquan.distribution.addcard.AddLinks.Fault;
import io.kaquan.distribution.addcard.AddLinks.Looked;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.platform.web.NotFound;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import io.kaquan.wallet.session.WalletSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page that a merchant's app opens with WeChat's signed {@code cardExt}. Opening it changes
 * nothing; its button signs in and claims.
 */
@Controller
class AddCardPages {
  private static final Duration GUEST_SESSION = Duration.ofHours(1);

  private final AddLinks links;
  private final Deliveries deliveries;
  private final CardOffers offers;
  private final Claims claims;
  private final OwnCoupons own;
  private final Openids openids;
  private final WalletSession session;
  private final Cards cards;
  private final Clock clock;

  AddCardPages(
      AddLinks links,
      Deliveries deliveries,
      CardOffers offers,
      Claims claims,
      OwnCoupons own,
      Openids openids,
      WalletSession session,
      Cards cards,
      Clock clock) {
    this.links = links;
    this.deliveries = deliveries;
    this.offers = offers;
    this.claims = claims;
    this.own = own;
    this.openids = openids;
    this.session = session;
    this.cards = cards;
    this.clock = clock;
  }

  /** The parameters of the address. */
  record AddRequest(String appid, String cardId, String cardExt, String cardList) {}

  @GetMapping("/wallet/add")
  String look(
      @RequestParam(defaultValue = "") String appid,
      @RequestParam(name = "card_id", defaultValue = "") String cardId,
      @RequestParam(name = "card_ext", defaultValue = "") String cardExt,
      @RequestParam(name = "card_list", defaultValue = "") String cardList,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Looked looked = links.look(appid, cardId, cardExt, cardList, session.browser(request));
    if (looked.fault() != null) {
      return sorry(looked.fault(), model, response);
    }
    List<Card> named = new ArrayList<>();
    for (AddLink.Signed signed : looked.link().cards()) {
      Optional<Card> card = cards.find(appid, signed.cardId());
      if (card.isEmpty()) {
        return sorry(Fault.NOT_CLAIMABLE, model, response);
      }
      named.add(card.get());
    }
    model.addAttribute("offers", named.stream().map(card -> offers.of(0, card, holder)).toList());
    model.addAttribute("asked", new AddRequest(appid, cardId, cardExt, cardList));
    model.addAttribute("person", looked.link().openid() != null);
    model.addAttribute("holder", holder);
    return "wallet/pages/add";
  }

  @PostMapping("/wallet/add")
  String add(
      @RequestParam(defaultValue = "") String appid,
      @RequestParam(name = "card_id", defaultValue = "") String cardId,
      @RequestParam(name = "card_ext", defaultValue = "") String cardExt,
      @RequestParam(name = "card_list", defaultValue = "") String cardList,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    String browser = session.browser(request);
    Looked looked = links.look(appid, cardId, cardExt, cardList, browser);
    if (looked.fault() != null) {
      return sorry(looked.fault(), model, response);
    }
    AddLinks.Opened opened = links.open(looked.link(), browser);
    if (opened.fault() != null) {
      return sorry(opened.fault(), model, response);
    }
    Delivery delivery = deliveries.find(opened.ticket()).orElseThrow(NotFound::new);
    Holder now = signedIn(looked.link(), holder, request, response);
    if (now == null || delivery.items().size() > 1) {
      return "redirect:/wallet/q/" + delivery.ticket();
    }
    return claims.claim(
        delivery,
        0,
        "add",
        now,
        request,
        coupon -> {
          next.addFlashAttribute("claimed", true);
          return "redirect:/wallet/coupons/" + own.link(coupon);
        },
        why -> {
          next.addFlashAttribute("refused", why);
          next.addFlashAttribute("refusedPlace", 0);
          return "redirect:/wallet/q/" + delivery.ticket();
        });
  }

  /**
   * Returns the consumer who is signed in, else a guest of this merchant if the link names a
   * person. Null if it names none and no guest of this merchant is signed in.
   */
  private @Nullable Holder signedIn(
      AddLink link,
      @Nullable Holder holder,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (holder != null && !holder.isGuest()) {
      return holder;
    }
    if (link.openid() == null) {
      return openids.canClaim(holder, link.appid()) ? holder : null;
    }
    Holder guest = Holder.guest(link.appid(), link.openid(), clock.instant().plus(GUEST_SESSION));
    session.signIn(guest, request, response);
    return guest;
  }

  private static String sorry(Fault fault, Model model, HttpServletResponse response) {
    response.setStatus(
        fault == Fault.FORGED ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_GONE);
    model.addAttribute(
        "what",
        switch (fault) {
          case FORGED -> "add-forged";
          case OVER -> "add-over";
          case USED -> "link-used";
          case NOT_CLAIMABLE -> "add-not";
        });
    return "wallet/pages/sorry";
  }
}

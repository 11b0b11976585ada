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
import io.kaquan.wallet.session.WalletSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a merchant's own app opens: WeChat's signed {@code cardExt}. Looking changes nothing; the
 * tap signs in and claims.
 */
@Controller
class AddPages {
  private static final Duration GUESTS_STAY = Duration.ofHours(1);

  private final AddLinks links;
  private final Deliveries deliveries;
  private final Offers offers;
  private final Claiming claiming;
  private final OwnCoupons own;
  private final WalletSession session;
  private final Cards cards;
  private final Clock clock;

  AddPages(
      AddLinks links,
      Deliveries deliveries,
      Offers offers,
      Claiming claiming,
      OwnCoupons own,
      WalletSession session,
      Cards cards,
      Clock clock) {
    this.links = links;
    this.deliveries = deliveries;
    this.offers = offers;
    this.claiming = claiming;
    this.own = own;
    this.session = session;
    this.cards = cards;
    this.clock = clock;
  }

  /** As the address names them. */
  record Asked(String appid, String cardId, String cardExt, String cardList) {}

  @GetMapping("/wallet/add")
  String look(
      @RequestParam(defaultValue = "") String appid,
      @RequestParam(name = "card_id", defaultValue = "") String cardId,
      @RequestParam(name = "card_ext", defaultValue = "") String cardExt,
      @RequestParam(name = "card_list", defaultValue = "") String cardList,
      @AuthenticationPrincipal Holder holder,
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
    model.addAttribute("asked", new Asked(appid, cardId, cardExt, cardList));
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
      @AuthenticationPrincipal Holder holder,
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
    return claiming.claim(
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
   * A consumer stays who they are; anybody else becomes a guest of this merchant's, where the link
   * names a person.
   */
  private Holder signedIn(
      AddLink link, Holder holder, HttpServletRequest request, HttpServletResponse response) {
    if (holder != null && !holder.isGuest()) {
      return holder;
    }
    if (link.openid() == null) {
      return holder != null && holder.guest().appid().equals(link.appid()) ? holder : null;
    }
    Holder guest =
        new Holder(
            null,
            null,
            new Holder.Guest(link.appid(), link.openid(), clock.instant().plus(GUESTS_STAY)));
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

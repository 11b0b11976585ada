package io.kaquan.wallet.pages;

import static java.util.Objects.requireNonNull;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.landing.Landing;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.NotFound;
import io.kaquan.wallet.pages.CardOffers.Offer;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A public page with several cards to claim. */
@Controller
@RequestMapping("/wallet/l/{key}")
class LandingPages {
  private static final Duration BANNER_MAX_AGE = Duration.ofHours(1);

  private final Landings landings;
  private final Cards cards;
  private final CardOffers offers;
  private final Openids openids;
  private final Addresses addresses;
  private final PageViews views;

  LandingPages(
      Landings landings,
      Cards cards,
      CardOffers offers,
      Openids openids,
      Addresses addresses,
      PageViews views) {
    this.landings = landings;
    this.cards = cards;
    this.offers = offers;
    this.openids = openids;
    this.addresses = addresses;
    this.views = views;
  }

  @GetMapping
  String page(
      @PathVariable String key,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletResponse response) {
    Optional<Landing> found = landings.find(key);
    if (found.isEmpty() || found.get().isEnded()) {
      response.setStatus(
          found.isEmpty() ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_GONE);
      return sorry(model, found.isEmpty() ? "unknown-link" : "link-over");
    }
    Landing page = found.get();
    List<Offer> all = offers(page, holder);
    model.addAttribute("page", page);
    model.addAttribute("offers", all);
    model.addAttribute("tone", all.isEmpty() ? "tone-63b359" : all.get(0).face().tone());
    model.addAttribute("brand", all.isEmpty() ? "" : all.get(0).face().brand());
    model.addAttribute("link", addresses.of("/wallet/l/" + page.key()));
    model.addAttribute("signIn", !openids.canClaim(holder, page.appid()));
    model.addAttribute("claimNumber", UUID.randomUUID());
    model.addAttribute("holder", holder);
    return "wallet/pages/landing";
  }

  private List<Offer> offers(Landing page, @Nullable Holder holder) {
    Map<String, Card> found =
        cards.some(page.cards().stream().map(Landing.Shown::cardId).toList()).stream()
            .collect(Collectors.toMap(card -> card.terms().cardId(), card -> card));
    return offers.brief(
        page.cards().stream()
            .map(one -> found.get(one.cardId()))
            .filter(card -> card != null && isShown(card))
            .toList(),
        holder);
  }

  /** Deleted and refused cards are left out. */
  private static boolean isShown(Card card) {
    return card.terms().status() != CardStatus.DELETE
        && (card.approved() != null || card.terms().status() == CardStatus.NOT_VERIFY);
  }

  /** Called by the page's script once a person sees it. */
  @PostMapping("/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(@PathVariable String key, HttpServletRequest request) {
    landings
        .find(key)
        .filter(page -> !page.isEnded())
        .ifPresent(
            page ->
                views.count(
                    request,
                    page.cards().stream()
                        .map(
                            shown ->
                                new Deliveries.Item(
                                    shown.cardId(), null, null, false, page.channel()))
                        .toList()));
  }

  @GetMapping("/banner.jpg")
  ResponseEntity<byte[]> banner(@PathVariable String key) {
    byte[] picture =
        landings
            .find(key)
            .filter(page -> !page.isEnded())
            .flatMap(landings::banner)
            .orElseThrow(NotFound::new);
    // a page links to it with its version, so it may be cached
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.maxAge(BANNER_MAX_AGE))
        .body(picture);
  }

  @PostMapping
  String claim(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String cardId,
      @RequestParam(defaultValue = "") String claimNumber,
      @AuthenticationPrincipal @Nullable Holder holder,
      Model model,
      HttpServletRequest request,
      RedirectAttributes next) {
    Landing page =
        landings.find(key).filter(found -> found.holds(cardId)).orElseThrow(NotFound::new);
    if (page.isEnded()) {
      return sorry(model, "link-over");
    }
    if (!openids.canClaim(holder, page.appid())) {
      return "redirect:/wallet/sign-in?next=/wallet/l/" + page.key();
    }
    String openid =
        openids.claiming(requireNonNull(holder), page.appid(), null).orElseThrow(NotFound::new);
    return landings
        .claim(key, cardId, openid, claimNumber, Actor.self(request.getRemoteAddr()))
        .fold(
            coupon -> {
              next.addFlashAttribute("got", cardId);
              return "redirect:/wallet/l/" + page.key() + "#card-" + cardId;
            },
            why -> sorry(model, Claims.words(why)));
  }

  private static String sorry(Model model, String what) {
    model.addAttribute("what", what);
    return "wallet/pages/sorry";
  }
}

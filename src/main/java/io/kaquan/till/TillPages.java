package io.kaquan.till;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.view.CardView;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.files.barcode.NotAPhoto;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.platform.money.Money;
import io.kaquan.signin.SignedIn;
import io.kaquan.till.Place.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 核销: scan, type or photograph a code, look, confirm. Codes travel in posted forms only: addresses
 * end up in logs.
 */
@Controller
@RequestMapping("/till")
class TillPages {
  private static final String HERE = "redirect:/till";
  private static final String FOUND = "found";
  private static final long MOST_BYTES = 10L << 20;

  private final Counter counter;
  private final Place place;
  private final Coupons coupons;
  private final Cards cards;

  TillPages(Counter counter, Place place, Coupons coupons, Cards cards) {
    this.counter = counter;
    this.place = place;
    this.coupons = coupons;
    this.cards = cards;
  }

  @GetMapping
  String here(@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
    Standing standing = place.of(me, session);
    model.addAttribute("standing", standing);
    if (model.getAttribute(FOUND) instanceof Found found) {
      model.addAttribute("face", face(found.cardId()));
      return "till/found";
    }
    if (model.getAttribute("several") instanceof List<?> several) {
      model.addAttribute(
          "faces", several.stream().map(one -> face(((Found) one).cardId())).toList());
      return "till/several";
    }
    if (standing.isToChoose()) {
      return "till/stores";
    }
    model.addAttribute("open", counter.isOpen(me) && !standing.shut());
    return "till/till";
  }

  private CardView face(String cardId) {
    return cards.find(cardId).map(CardView::of).orElse(null);
  }

  @GetMapping("/stores")
  String stores(@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
    model.addAttribute("standing", place.of(me, session));
    return "till/stores";
  }

  @PostMapping("/stores")
  String choose(
      @AuthenticationPrincipal SignedIn me, @RequestParam long store, HttpSession session) {
    place.choose(me, session, store);
    return HERE;
  }

  @PostMapping("/look")
  String look(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      RedirectAttributes next) {
    Standing standing = place.of(me, request.getSession());
    if (standing.isToChoose() || standing.shut()) {
      return HERE;
    }
    Counter.Looked looked = counter.look(me, code, Actors.of(me, request));
    if (looked.found().size() == 1) {
      return shown(counter.show(looked.found().get(0), standing.store()), next);
    }
    if (looked.found().isEmpty()) {
      next.addFlashAttribute("refusal", looked.refusal());
      next.addFlashAttribute("typed", code);
    } else {
      next.addFlashAttribute(
          "several",
          new ArrayList<>(
              looked.found().stream()
                  .map(coupon -> counter.show(coupon, standing.store()))
                  .toList()));
    }
    return HERE;
  }

  /** One of several coupons with the same code. */
  @PostMapping("/choose")
  String choose(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String code,
      @RequestParam String cardId,
      HttpServletRequest request,
      RedirectAttributes next) {
    counter.own(me, appid);
    return coupons
        .lookUp(appid, code, cardId, Actors.of(me, request))
        .fold(
            coupon -> shown(counter.show(coupon, place.of(me, request.getSession()).store()), next),
            why -> {
              next.addFlashAttribute("refusal", why);
              return HERE;
            });
  }

  /** Where the browser has no camera for us, or the clerk prefers it. */
  @PostMapping("/photo")
  String photo(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) MultipartFile photo,
      HttpServletRequest request,
      RedirectAttributes next)
      throws IOException {
    if (photo != null && photo.getSize() > MOST_BYTES) {
      next.addFlashAttribute("photoFault", "till.photo.large");
      return HERE;
    }
    try {
      Optional<String> code =
          photo == null || photo.isEmpty() ? Optional.empty() : Symbols.read(photo.getBytes());
      if (code.isPresent()) {
        return look(me, code.get(), request, next);
      }
      next.addFlashAttribute(
          "photoFault", photo == null || photo.isEmpty() ? "till.photo.none" : "till.photo.unread");
    } catch (NotAPhoto notOne) {
      next.addFlashAttribute("photoFault", "till.photo.broken");
    }
    return HERE;
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
    counter.own(me, appid);
    Standing standing = place.of(me, request.getSession());
    if (standing.isToChoose() || standing.shut()) {
      return HERE;
    }
    Optional<Money> paid = Money.typed(amount);
    if (paid.isEmpty() && !amount.isBlank()) {
      next.addFlashAttribute("amountFault", true);
      next.addFlashAttribute("amount", amount);
      return again(counter.again(appid, code, cardId, null, Actors.of(me, request)), next);
    }
    return coupons
        .execute(
            new CouponCommand.Redeem(
                appid,
                code,
                cardId,
                paid.map(Money::fen).orElse(null),
                standing.locationId(),
                requestNumber,
                Actors.of(me, request)))
        .fold(
            coupon -> shown(counter.news(coupon, Found.REDEEMED), next),
            why -> again(counter.again(appid, code, cardId, why, Actors.of(me, request)), next));
  }

  /** What became of a confirmation whose answer got lost: done, or not done. */
  @GetMapping("/outcome")
  String outcome(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String requestNumber,
      HttpSession session,
      Model model) {
    counter.own(me, appid);
    model.addAttribute("standing", place.of(me, session));
    Optional<Coupons.AnsweredRequest> asked =
        coupons.findRequest(appid, Source.TILL, requestNumber);
    model.addAttribute("asked", asked.orElse(null));
    asked
        .map(Coupons.AnsweredRequest::result)
        .ifPresent(
            answer ->
                answer.fold(
                    coupon ->
                        model.addAttribute(
                            "card",
                            cards
                                .find(coupon.cardId())
                                .map(card -> card.terms().title())
                                .orElse(null)),
                    why -> model.addAttribute("why", why)));
    return "till/outcome";
  }

  static String shown(Found found, RedirectAttributes next) {
    next.addFlashAttribute(FOUND, found);
    return HERE;
  }

  static String again(Counter.Again again, RedirectAttributes next) {
    next.addFlashAttribute(
        again.found() == null ? "refusal" : FOUND,
        again.found() == null ? again.refusal() : again.found());
    return HERE;
  }
}

package io.kaquan.console.card;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.CardResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import java.util.function.BiFunction;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pausing a card, putting it on sale again, deleting it. Repeating one of them changes nothing. */
@Controller
@RequestMapping("/console/cards/{cardId}")
class CardLifecyclePages {
  private final MerchantCards own;
  private final CardCommands commands;
  private final Coupons coupons;

  CardLifecyclePages(MerchantCards own, CardCommands commands, Coupons coupons) {
    this.own = own;
    this.commands = commands;
    this.coupons = coupons;
  }

  @PostMapping("/pause")
  String pause(
      @AuthenticationPrincipal SignedIn me, @PathVariable String cardId, RedirectAttributes next) {
    return done(own.one(me, cardId), commands::pause, "console.card-actions.paused", next);
  }

  @PostMapping("/resume")
  String resume(
      @AuthenticationPrincipal SignedIn me, @PathVariable String cardId, RedirectAttributes next) {
    return done(own.one(me, cardId), commands::resume, "console.card-actions.resumed", next);
  }

  @Access(Permission.EDIT)
  @GetMapping("/delete")
  String asksFirst(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, Model model) {
    Card card = own.one(me, cardId);
    model.addAttribute("card", card);
    model.addAttribute("standing", own.standing(card));
    model.addAttribute("figures", coupons.ofCard(new CardId(cardId)));
    return "console/card/delete";
  }

  /**
   * @param sure whether the member confirmed on the page that explains the consequences; that page
   *     is shown otherwise
   */
  @PostMapping("/delete")
  String delete(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(defaultValue = "false") boolean sure,
      RedirectAttributes next) {
    Card card = own.one(me, cardId);
    return sure
        ? done(card, commands::delete, "console.card-actions.deleted", next)
        : "redirect:/console/cards/" + cardId + "/delete";
  }

  private static String done(
      Card card,
      BiFunction<String, String, CardResult> wish,
      String done,
      RedirectAttributes next) {
    CardResult answer = wish.apply(card.terms().appid(), card.terms().cardId());
    if (answer.isDone()) {
      next.addFlashAttribute("done", done);
    } else {
      next.addFlashAttribute("notNow", "console.cards.fault." + answer.fault());
    }
    return "redirect:/console/cards/" + card.terms().cardId();
  }
}

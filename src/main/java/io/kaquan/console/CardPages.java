package io.kaquan.console;

import io.kaquan.account.Account;
import io.kaquan.card.Card;
import io.kaquan.card.CardAnswer;
import io.kaquan.card.CardFault;
import io.kaquan.card.Cards;
import io.kaquan.coupon.Coupons;
import io.kaquan.delivery.Channels;
import io.kaquan.entrance.SignedIn;
import io.kaquan.wallet.CardTime;
import io.kaquan.wallet.Face;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 卡券管理: the merchant's cards, and the page of each. */
@Controller
@RequestMapping("/console/cards")
class CardPages {

  /** A card in the list. */
  public record Row(Card card, Standing standing, Coupons.CardFigures figures) {}

  private final OwnCards own;
  private final Cards cards;
  private final Coupons coupons;
  private final Channels channels;
  private final Clock clock;

  CardPages(OwnCards own, Cards cards, Coupons coupons, Channels channels, Clock clock) {
    this.own = own;
    this.cards = cards;
    this.coupons = coupons;
    this.channels = channels;
    this.clock = clock;
  }

  @GetMapping
  String all(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("rows", own.all(me).stream().map(this::row).toList());
    model.addAttribute("making", !own.making(me, TypeForm.CASH).isEmpty());
    return "console/cards";
  }

  private Row row(Card card) {
    return new Row(card, own.standing(card), coupons.ofCard(card.terms().cardId()));
  }

  @GetMapping("/{cardId}")
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, Model model) {
    Card card = own.one(me, cardId);
    model.addAttribute("row", row(card));
    model.addAttribute("card", card);
    model.addAttribute("base", card.content().path("base_info"));
    model.addAttribute("face", Face.of(card));
    model.addAttribute("time", CardTime.of(card.terms().validity(), clock));
    model.addAttribute("round", cards.lastRound(cardId).orElse(null));
    model.addAttribute("account", own.account(me, card.terms().appid()).map(Account::name).orElse(""));
    model.addAttribute("namesCodes", OwnCards.namesCodes(card));
    model.addAttribute("channels", channels.of(me.merchantId()));
    if (!model.containsAttribute("faults")) {
      model.addAttribute("faults", Map.of());
    }
    return "console/card";
  }

  /** @param seen how many there were altogether when the page was made, so that pressing twice changes it once */
  @PostMapping("/{cardId}/stock")
  String stock(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId,
      @RequestParam(defaultValue = "") String amount, @RequestParam(defaultValue = "") String way,
      @RequestParam(defaultValue = "-1") long seen, RedirectAttributes next) {
    Card card = own.one(me, cardId);
    long change = TypedNumber.read(amount);
    if (change < 1 || !List.of("add", "take").contains(way)) {
      return wrong("console.cards.stock.number", amount, cardId, next);
    }
    if (seen != card.totalStock()) {
      return wrong("console.cards.stock.meanwhile", amount, cardId, next);
    }
    CardAnswer answer = cards.changeStock(card.terms().appid(), cardId, way.equals("add") ? change : -change);
    if (!answer.isDone()) {
      return wrong(answer.fault() == CardFault.BAD_STOCK ? "console.cards.stock." + way
          : "console.cards.stock." + answer.fault(), amount, cardId, next);
    }
    next.addFlashAttribute("done", "console.cards.stock.done");
    return "redirect:/console/cards/" + cardId;
  }

  private static String wrong(String fault, String amount, String cardId, RedirectAttributes next) {
    next.addFlashAttribute("faults", Map.of("amount", fault));
    next.addFlashAttribute("amount", amount);
    return "redirect:/console/cards/" + cardId + "#stock";
  }
}

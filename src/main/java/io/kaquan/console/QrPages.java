package io.kaquan.console;

import io.kaquan.card.Card;
import io.kaquan.card.Cards;
import io.kaquan.delivery.Deliveries;
import io.kaquan.delivery.Deliveries.Delivery;
import io.kaquan.delivery.Deliveries.Item;
import io.kaquan.entrance.NotHere;
import io.kaquan.entrance.SignedIn;
import io.kaquan.page.Addresses;
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

/** 二维码投放: making one, and the page to print it from. */
@Controller
@RequestMapping("/console/cards/{cardId}/qr")
class QrPages {
  private final OwnCards own;
  private final Cards cards;
  private final Deliveries deliveries;
  private final Addresses addresses;
  private final Clock clock;

  QrPages(OwnCards own, Cards cards, Deliveries deliveries, Addresses addresses, Clock clock) {
    this.own = own;
    this.cards = cards;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.clock = clock;
  }

  @PostMapping
  String make(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId,
      @RequestParam(name = "outer_str", defaultValue = "") String channel, @RequestParam(required = false) String once,
      RedirectAttributes next) {
    Card card = own.one(me, cardId);
    String named = channel.isBlank() ? null : channel.strip();
    Deliveries.Made made = own.standing(card) == Standing.ON_SALE
        ? deliveries.make(card.terms().appid(), List.of(new Item(cardId, null, null, once != null, named)), null)
        : new Deliveries.Made(null, Deliveries.Fault.WRONG_STATUS);
    if (made.fault() != null) {
      next.addFlashAttribute("faults", Map.of("outer_str", "console.cards.qr." + made.fault()));
      next.addFlashAttribute("outerStr", channel);
      next.addFlashAttribute("once", once != null);
      return "redirect:/console/cards/" + cardId + "#qr";
    }
    cards.dispatch(card.terms().appid(), cardId);
    return "redirect:/console/cards/" + cardId + "/qr/" + made.delivery().ticket();
  }

  @GetMapping("/{delivery}")
  String show(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, @PathVariable String delivery,
      Model model) {
    Card card = own.one(me, cardId);
    Delivery found = deliveries.find(delivery).filter(one -> one.appid().equals(card.terms().appid()))
        .orElseThrow(NotHere::new);
    Item item = found.items().stream().filter(one -> one.cardId().equals(cardId)).findFirst().orElseThrow(NotHere::new);
    model.addAttribute("card", card);
    model.addAttribute("face", Face.of(card));
    model.addAttribute("time", CardTime.of(card.terms().validity(), clock));
    model.addAttribute("delivery", found);
    model.addAttribute("item", item);
    model.addAttribute("over", deliveries.isExpired(found));
    model.addAttribute("link", addresses.of("/wallet/q/" + found.ticket()));
    return "console/card-qr";
  }
}

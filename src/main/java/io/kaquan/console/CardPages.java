package io.kaquan.console;

import io.kaquan.card.Cards;
import io.kaquan.entrance.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The merchant's cards. */
@Controller
class CardPages {
  private final Cards cards;

  CardPages(Cards cards) {
    this.cards = cards;
  }

  @GetMapping("/console/cards")
  String all(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("cards", cards.of(me.merchantId()));
    return "console/cards";
  }
}

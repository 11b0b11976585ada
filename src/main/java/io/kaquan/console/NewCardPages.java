package io.kaquan.console;

import io.kaquan.card.CardAnswer;
import io.kaquan.card.CardColor;
import io.kaquan.card.CardFault;
import io.kaquan.card.Cards;
import io.kaquan.entrance.NotHere;
import io.kaquan.entrance.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 创建卡券: one form for each type. */
@Controller
@RequestMapping("/console/cards/new")
class NewCardPages {
  private static final int UNPROCESSABLE = 422;

  private final OwnCards own;
  private final Cards cards;
  private final Clock clock;

  NewCardPages(OwnCards own, Cards cards, Clock clock) {
    this.own = own;
    this.cards = cards;
    this.clock = clock;
  }

  @GetMapping
  String form(@AuthenticationPrincipal SignedIn me, @RequestParam(name = "card_type", defaultValue = "CASH") TypeForm form,
      Model model) {
    if (own.making(me, form).isEmpty()) {
      return "redirect:/console/cards";
    }
    return show(me, new CardEntry(form, CardEntry.fresh(UUID.randomUUID().toString()), clock.getZone()), Map.of(), model);
  }

  @PostMapping
  String create(@AuthenticationPrincipal SignedIn me,
      @RequestParam(name = "card_type", defaultValue = "CASH") TypeForm form, @RequestParam Map<String, String> typed,
      Model model, HttpServletResponse response) {
    String appid = typed.getOrDefault("appid", "");
    own.account(me, appid).orElseThrow(NotHere::new);
    CardEntry entry = new CardEntry(form, typed, clock.getZone());
    Map<String, CardFault> faults = entry.faults();
    if (faults.isEmpty()) {
      CardAnswer answer = cards.createOnce(appid, entry.card(), typed.getOrDefault("number", ""));
      if (answer.isDone()) {
        return "redirect:/console/cards/" + answer.cardId();
      }
      faults.put(CardEntry.input(answer.fault(), answer.field()), answer.fault());
    }
    response.setStatus(UNPROCESSABLE);
    return show(me, entry, faults, model);
  }

  private String show(SignedIn me, CardEntry entry, Map<String, CardFault> faults, Model model) {
    model.addAttribute("form", entry.form());
    model.addAttribute("typed", entry.typed());
    model.addAttribute("faults", faults);
    model.addAttribute("accounts", own.making(me, entry.form()));
    model.addAttribute("colors", CardColor.values());
    return "console/card-new";
  }
}

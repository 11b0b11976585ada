package io.kaquan.console.wizard;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.draft.Draft;
import io.kaquan.card.draft.Drafts;
import io.kaquan.merchant.account.Account;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 创建卡券: begins a draft, from a chosen type, or from a card that is copied or changed. */
@Controller
@RequestMapping("/console/cards")
class DraftStartPages {
  private static final String LIST = "redirect:/console/cards";

  private final EligibleAccounts own;
  private final BrandDefaults firstLook;
  private final DraftChanges differences;
  private final Drafts drafts;
  private final Cards cards;
  private final Clock clock;

  DraftStartPages(
      EligibleAccounts own,
      BrandDefaults firstLook,
      DraftChanges differences,
      Drafts drafts,
      Cards cards,
      Clock clock) {
    this.own = own;
    this.firstLook = firstLook;
    this.differences = differences;
    this.drafts = drafts;
    this.cards = cards;
    this.clock = clock;
  }

  @GetMapping("/new")
  String types(@AuthenticationPrincipal SignedIn me, Model model) {
    Map<TypeForm, List<Account>> making = own.making(me.merchantId().value());
    if (making.isEmpty()) {
      return LIST;
    }
    model.addAttribute("making", making);
    model.addAttribute("number", UUID.randomUUID());
    return "console/wizard/types-page";
  }

  /**
   * @param number made when the page was opened, so that a form that is sent twice begins one draft
   */
  @PostMapping("/new")
  String begin(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(name = "card_type", defaultValue = "") String type,
      @RequestParam(required = false) @Nullable UUID number,
      Locale locale,
      RedirectAttributes next) {
    if (own.making(me.merchantId().value()).isEmpty()) {
      throw new NotFound();
    }
    Optional<TypeForm> form =
        TypeForm.of(type).filter(one -> !own.making(me.merchantId().value(), one).isEmpty());
    if (form.isEmpty()) {
      return "redirect:/console/cards/new";
    }
    Map<String, String> typed = CardEntry.fresh(locale);
    typed.putAll(firstLook.of(me.merchantId().value(), me.email()));
    typed.put("appid", own.making(me.merchantId().value(), form.get()).get(0).appid().value());
    return open(
        drafts.begin(
            number == null ? UUID.randomUUID() : number,
            me.merchantId().value(),
            me.email(),
            type,
            null,
            typed,
            null),
        next);
  }

  /** Begins a draft with the contents of a card, in whatever state the card is. */
  @PostMapping("/{cardId}/copy")
  String copy(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(required = false) @Nullable UUID number,
      RedirectAttributes next) {
    Card card = mine(me, cardId);
    TypeForm form = TypeForm.of(card.terms().type().name()).orElseThrow(NotFound::new);
    List<String> appids =
        own.making(me.merchantId().value(), form).stream()
            .map(account -> account.appid().value())
            .toList();
    if (appids.isEmpty()) {
      return LIST;
    }
    Map<String, String> typed = CardEntry.of(form, card, clock.getZone());
    typed.put(
        "appid", appids.contains(card.terms().appid()) ? card.terms().appid() : appids.get(0));
    return open(
        drafts.begin(
            number == null ? UUID.randomUUID() : number,
            me.merchantId().value(),
            me.email(),
            form.name(),
            null,
            typed,
            CardEntry.rest(form, card).toString()),
        next);
  }

  /** Begins a draft that changes a card. Returns to the same draft if there is one already. */
  @PostMapping("/{cardId}/change")
  String change(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(required = false) @Nullable UUID number,
      RedirectAttributes next) {
    Card card = mine(me, cardId);
    TypeForm form = TypeForm.of(card.terms().type().name()).orElseThrow(NotFound::new);
    boolean over =
        card.terms().status() == CardStatus.DELETE
            || card.terms().validity().isOver(clock.instant());
    if (over
        || own.making(me.merchantId().value(), form).stream()
            .noneMatch(one -> one.appid().value().equals(card.terms().appid()))) {
      return LIST + "/" + cardId;
    }
    Map<String, String> typed = CardEntry.of(form, card, clock.getZone());
    typed.put("appid", card.terms().appid());
    return open(
        drafts.begin(
            number == null ? UUID.randomUUID() : number,
            me.merchantId().value(),
            me.email(),
            form.name(),
            cardId,
            typed,
            differences.kept(typed)),
        next);
  }

  private static String open(Optional<Draft> draft, RedirectAttributes next) {
    if (draft.isEmpty()) {
      next.addFlashAttribute("many", Drafts.MOST);
      return "redirect:/console/cards?standing=DRAFT";
    }
    return "redirect:/console/cards/draft/" + draft.get().id() + "/look";
  }

  private Card mine(SignedIn me, String cardId) {
    return cards
        .find(cardId)
        .filter(card -> card.terms().merchantId().equals(me.merchantId().value()))
        .orElseThrow(NotFound::new);
  }
}

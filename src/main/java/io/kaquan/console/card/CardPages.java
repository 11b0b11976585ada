package io.kaquan.console.card;

import static java.util.Objects.requireNonNull;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardFilter;
import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.CardType;
import io.kaquan.card.draft.Drafts;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.CardResult;
import io.kaquan.card.lifecycle.CardReviews;
import io.kaquan.card.view.CardView;
import io.kaquan.card.view.ValidityView;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.distribution.delivery.Channels;
import io.kaquan.merchant.account.Account;
import io.kaquan.signin.SignedIn;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** 卡券管理: the list of the merchant's cards, and the page of each. */
@Controller
@RequestMapping("/console/cards")
class CardPages {

  /** A card in the list. */
  public record CardRow(Card card, CardStanding standing, Coupons.@Nullable CardFigures figures) {}

  private static final String DRAFT = "DRAFT";
  private static final int ON_A_PAGE = 20;
  private static final int LAST_PAGE = 1_000_000;

  private final MerchantCards own;
  private final Cards cards;
  private final CardCommands commands;
  private final CardReviews reviews;
  private final Coupons coupons;
  private final Drafts drafts;
  private final Channels channels;
  private final Clock clock;

  CardPages(
      MerchantCards own,
      Cards cards,
      CardCommands commands,
      CardReviews reviews,
      Coupons coupons,
      Drafts drafts,
      Channels channels,
      Clock clock) {
    this.own = own;
    this.cards = cards;
    this.commands = commands;
    this.reviews = reviews;
    this.coupons = coupons;
    this.drafts = drafts;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * @param standing one of {@link CardStanding}, or DRAFT; empty for all that are not deleted
   * @param page counts from 1
   */
  @GetMapping
  String all(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(name = "card_type", required = false) @Nullable CardType type,
      @RequestParam(defaultValue = "") String appid,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    List<Account> accounts = own.accounts(me);
    Optional<CardStanding> wanted = CardStanding.parse(standing);
    CardFilter filter =
        new CardFilter(
            me.merchantId().value(),
            wanted.orElse(null),
            type,
            MerchantCards.searched(appid),
            MerchantCards.searched(title));
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<CardStanding, Long> found = cards.counts(filter);
    counts.put(
        "",
        found.entrySet().stream()
            .filter(one -> one.getKey() != CardStanding.DELETED)
            .mapToLong(Map.Entry::getValue)
            .sum());
    Arrays.stream(CardStanding.values())
        .forEach(one -> counts.put(one.name(), found.getOrDefault(one, 0L)));
    if (me.canEdit()) {
      counts.put(DRAFT, drafts.count(me.merchantId().value()));
    }
    boolean drafting = standing.equals(DRAFT) && me.canEdit();
    int at = Math.max(1, Math.min(page, LAST_PAGE));
    model.addAttribute(
        "drafts",
        drafting ? drafts.of(me.merchantId().value(), (at - 1) * ON_A_PAGE, ON_A_PAGE) : List.of());
    model.addAttribute(
        "rows",
        wanted.isEmpty() && !standing.isEmpty()
            ? List.of()
            : rows(cards.find(filter, (at - 1) * ON_A_PAGE, ON_A_PAGE)));
    model.addAttribute("counts", counts);
    model.addAttribute("pages", (counts.getOrDefault(standing, 0L) + ON_A_PAGE - 1) / ON_A_PAGE);
    model.addAttribute("page", at);
    model.addAttribute("drafting", drafting);
    model.addAttribute("standing", standing);
    model.addAttribute("type", type);
    model.addAttribute("appid", appid);
    model.addAttribute("searched", title);
    model.addAttribute("narrowed", type != null || !appid.isEmpty() || !title.isBlank());
    model.addAttribute("accounts", accounts);
    model.addAttribute(
        "names",
        accounts.stream()
            .collect(Collectors.toMap(account -> account.appid().value(), Account::name)));
    model.addAttribute("types", CardType.values());
    model.addAttribute("making", own.isMaking(me));
    return "console/card/cards";
  }

  private List<CardRow> rows(List<Card> found) {
    Map<String, CardStanding> standings = cards.standings(found);
    Map<CardId, Coupons.CardFigures> figures =
        coupons.ofCards(found.stream().map(card -> new CardId(card.terms().cardId())).toList());
    return found.stream()
        .map(
            card ->
                new CardRow(
                    card,
                    requireNonNull(standings.get(card.terms().cardId())),
                    figures.get(new CardId(card.terms().cardId()))))
        .toList();
  }

  private CardRow row(Card card) {
    return rows(List.of(card)).get(0);
  }

  @GetMapping("/{cardId}")
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, Model model) {
    Card card = own.one(me, cardId);
    model.addAttribute("row", row(card));
    model.addAttribute("card", card);
    model.addAttribute("base", card.content().path("base_info"));
    model.addAttribute("face", CardView.of(card));
    model.addAttribute("time", ValidityView.of(card.terms().validity(), clock));
    model.addAttribute("round", reviews.lastRound(cardId).orElse(null));
    model.addAttribute("reasons", reviews.lastReasons(cardId));
    model.addAttribute(
        "changes",
        card.approved() == null || card.terms().status() == CardStatus.DELETE
            ? List.of()
            : reviews.fields(card).stream().filter(CardReviews.Field::changed).toList());
    model.addAttribute(
        "account", own.account(me, card.terms().appid()).map(Account::name).orElse(""));
    model.addAttribute("copying", own.isMaking(me, card.terms().type()));
    model.addAttribute("number", UUID.randomUUID());
    model.addAttribute("namesCodes", MerchantCards.namesCodes(card));
    model.addAttribute("channels", channels.of(me.merchantId().value()));
    if (!model.containsAttribute("faults")) {
      model.addAttribute("faults", Map.of());
    }
    return "console/card/card";
  }

  /**
   * @param seen the total stock when the page was rendered, so that a form that is sent twice
   *     changes it once
   */
  @PostMapping("/{cardId}/stock")
  String stock(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String way,
      @RequestParam(defaultValue = "-1") long seen,
      RedirectAttributes next) {
    Card card = own.one(me, cardId);
    long change = TypedNumber.read(amount);
    if (change < 1 || !List.of("add", "take").contains(way)) {
      return wrong("console.cards.stock.number", amount, cardId, next);
    }
    CardResult answer =
        commands.changeStock(
            card.terms().appid(), cardId, way.equals("add") ? change : -change, seen);
    if (!answer.isDone() && own.one(me, cardId).totalStock() != seen) {
      return wrong("console.cards.stock.meanwhile", amount, cardId, next);
    }
    if (!answer.isDone()) {
      return wrong(
          answer.fault() == CardFault.BAD_STOCK
              ? "console.cards.stock." + way
              : "console.cards.stock." + answer.fault(),
          amount,
          cardId,
          next);
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

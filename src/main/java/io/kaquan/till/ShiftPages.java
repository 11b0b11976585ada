package io.kaquan.till;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.ledger.ShiftTotals;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.money.Money;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 交班: lists what a member redeemed and reversed on one day, for counting the till. */
@Controller
class ShiftPages {
  private static final int MAX_SHOWN = 200;
  private static final int MAX_DAYS_AGO = 31;

  /**
   * A redemption or a reversal.
   *
   * @param title of the card
   * @param code masked
   * @param store null if none was named
   * @param yuan null if there is no amount
   */
  record ShiftEntry(
      Instant at,
      String title,
      String code,
      @Nullable String store,
      @Nullable String yuan,
      boolean isReversal) {}

  private final Ledger ledger;
  private final Cards cards;
  private final Stores stores;
  private final TillStores tillStores;
  private final Clock clock;

  ShiftPages(Ledger ledger, Cards cards, Stores stores, TillStores tillStores, Clock clock) {
    this.ledger = ledger;
    this.cards = cards;
    this.stores = stores;
    this.tillStores = tillStores;
    this.clock = clock;
  }

  @GetMapping("/till/shift")
  String shift(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "0") int back,
      HttpSession session,
      Model model) {
    int daysAgo = Math.max(0, Math.min(back, MAX_DAYS_AGO));
    LocalDate day = LocalDate.now(clock).minusDays(daysAgo);
    MerchantId merchant = me.merchantId();
    List<Entry> entries = ledger.shift(merchant, day, me.email(), MAX_SHOWN);
    ShiftTotals totals = ledger.totals(merchant, day, me.email());
    Map<String, CardTerms> terms =
        cards.terms(
            entries.stream()
                .map(entry -> entry.coupon().cardId().value())
                .collect(Collectors.toSet()));
    Map<String, String> storeTitles =
        stores.titles(
            entries.stream()
                .map(entry -> entry.by().locationId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    model.addAttribute("storeChoice", tillStores.of(me, session));
    model.addAttribute("day", day);
    model.addAttribute("daysAgo", daysAgo);
    model.addAttribute("takings", totals);
    model.addAttribute("redeemedYuan", new Money(totals.redeemedFen()).yuan());
    model.addAttribute("reversedYuan", new Money(totals.reversedFen()).yuan());
    model.addAttribute("more", totals.redeemed() + totals.reversed() > entries.size());
    model.addAttribute(
        "entries",
        entries.stream()
            .map(
                entry ->
                    new ShiftEntry(
                        entry.at(),
                        title(terms, entry.coupon().cardId()),
                        entry.coupon().code().masked(),
                        storeTitles.get(entry.by().locationId()),
                        entry.amountFen() == 0 ? null : new Money(entry.amountFen()).yuan(),
                        entry.kind() == EntryKind.REVERSED))
            .toList());
    return "till/shift";
  }

  private static String title(Map<String, CardTerms> terms, CardId cardId) {
    return terms.containsKey(cardId.value()) ? terms.get(cardId.value()).title() : cardId.value();
  }
}

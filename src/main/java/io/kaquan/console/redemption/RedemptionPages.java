package io.kaquan.console.redemption;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.ledger.RedemptionFilter;
import io.kaquan.coupon.ledger.StoredEntry;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.money.Money;
import io.kaquan.signin.SignedIn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ValueRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 核销记录: redemptions and reversals, the newest first, by day, store and clerk. */
@Controller
class RedemptionPages {
  private static final int ON_A_PAGE = 50;

  /** The years that the database can store. */
  private static final ValueRange YEARS = ValueRange.of(1, 9999);

  /** The sources of redemptions that have no member. */
  private static final Set<Source> OTHERS = Set.of(Source.API, Source.SELF);

  /**
   * One row of the list.
   *
   * @param masked the code as every role may read it; only those who may redeem get the whole one
   * @param yuan null if it is not about money
   * @param back whether this is a reversal
   */
  record RedemptionRow(
      Instant at,
      String title,
      String masked,
      Entry entry,
      @Nullable String where,
      @Nullable String yuan,
      boolean back) {}

  private final Ledger ledger;
  private final Cards cards;
  private final Stores stores;
  private final Members members;

  RedemptionPages(Ledger ledger, Cards cards, Stores stores, Members members) {
    this.ledger = ledger;
    this.cards = cards;
    this.stores = stores;
    this.members = members;
  }

  /**
   * @param who a member's address, or {@code API} or {@code SELF}; empty for all
   * @param before only entries that are older than the one with this id
   */
  @GetMapping("/console/redemptions")
  String all(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
      @RequestParam(required = false) @Nullable Long store,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    if (day != null && !YEARS.isValidIntValue(day.getYear())) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    boolean other = OTHERS.stream().anyMatch(source -> source.name().equals(who));
    List<StoredEntry> found =
        ledger.redemptions(
            new RedemptionFilter(
                me.merchantId(),
                day,
                store == null ? null : store.toString(),
                who.isEmpty() || other ? null : who,
                other ? who : null),
            before == null ? Long.MAX_VALUE : before,
            ON_A_PAGE + 1);
    List<StoredEntry> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
    model.addAttribute("lines", lines(shown));
    model.addAttribute("next", found.size() > ON_A_PAGE ? shown.get(ON_A_PAGE - 1).id() : null);
    model.addAttribute("later", before != null);
    model.addAttribute("day", day);
    model.addAttribute("store", store);
    model.addAttribute("who", who);
    model.addAttribute("narrowed", day != null || store != null || !who.isEmpty());
    model.addAttribute("stores", choices(me, store));
    model.addAttribute("people", people(me, other ? "" : who));
    return "console/redemption/redemptions";
  }

  private List<RedemptionRow> lines(List<StoredEntry> shown) {
    List<Entry> entries = shown.stream().map(StoredEntry::entry).toList();
    Map<String, CardTerms> terms =
        cards.terms(
            entries.stream()
                .map(entry -> entry.coupon().cardId().value())
                .collect(Collectors.toSet()));
    Map<String, String> where =
        stores.titles(
            entries.stream()
                .map(entry -> entry.by().locationId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return entries.stream()
        .map(
            entry ->
                new RedemptionRow(
                    entry.at(),
                    title(terms, entry.coupon().cardId()),
                    entry.coupon().code().masked(),
                    entry,
                    where.get(entry.by().locationId()),
                    entry.amountFen() == 0 ? null : new Money(entry.amountFen()).yuan(),
                    entry.kind() == EntryKind.REVERSED))
        .toList();
  }

  private static String title(Map<String, CardTerms> terms, CardId cardId) {
    return terms.containsKey(cardId.value()) ? terms.get(cardId.value()).title() : cardId.value();
  }

  /** Returns the open stores, and the selected one even if it is closed. */
  private Map<Long, String> choices(SignedIn me, @Nullable Long wanted) {
    Map<Long, String> titles = new LinkedHashMap<>();
    stores.of(me.merchantId()).forEach(one -> titles.put(one.id(), one.title()));
    if (wanted != null) {
      stores
          .find(me.merchantId(), wanted)
          .map(Store::title)
          .ifPresent(title -> titles.putIfAbsent(wanted, title));
    }
    return titles;
  }

  /** Returns the addresses of all members, and the selected one even if that member was removed. */
  private Set<String> people(SignedIn me, String wanted) {
    Set<String> people =
        members.of(me.merchantId()).stream()
            .map(Member::email)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!wanted.isEmpty()) {
      people.add(wanted);
    }
    return people;
  }
}

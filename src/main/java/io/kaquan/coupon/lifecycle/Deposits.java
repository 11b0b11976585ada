package io.kaquan.coupon.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.stock.CardStocks;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.CouponRepository.CodeKey;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Makes coupons without a holder of merchants' own codes, in the caller's transaction. */
@Component
class Deposits {
  private final CouponRepository repository;
  private final Cards cards;
  private final CardStocks stocks;
  private final Ledger ledger;
  private final Clock clock;

  Deposits(
      CouponRepository repository, Cards cards, CardStocks stocks, Ledger ledger, Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.stocks = stocks;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Sets every item's result. Returns what it wrote; may be empty. */
  List<Entry> deposit(List<PendingCommand<CouponCommand.Deposit>> items) {
    Instant now = clock.instant();
    Map<String, CardTerms> terms =
        cards.terms(
            items.stream().map(item -> item.command().cardId().value()).distinct().toList());
    Set<CodeKey> taken =
        new HashSet<>(
            repository.taken(items.stream().map(item -> key(item.command())).collect(toSet())));
    Map<PendingCommand<CouponCommand.Deposit>, StoredCoupon> fresh = new LinkedHashMap<>();
    for (PendingCommand<CouponCommand.Deposit> item : items) {
      CouponCommand.Deposit command = item.command();
      Optional<Refusal> why = Rules.deposit(command, terms.get(command.cardId().value()));
      if (why.isEmpty() && !taken.add(key(command))) {
        why = Optional.of(Refusal.CODE_TAKEN);
      }
      why.ifPresentOrElse(
          item::refuse,
          () ->
              fresh.put(
                  item,
                  StoredCoupon.deposited(
                      command.code(),
                      command.cardId().value(),
                      command.cardId(),
                      command.appid(),
                      new MerchantId(terms.get(command.cardId().value()).merchantId()),
                      command.codeBatch())));
    }
    repository.addAll(List.copyOf(fresh.values()), now);
    // codes of a batch are counted when it is released
    SortedMap<String, Long> added = new TreeMap<>();
    fresh.forEach(
        (item, row) -> {
          if (row.codeBatch() == null) {
            added.merge(row.cardId().value(), 1L, Long::sum);
          }
          item.done(row.coupon(now));
        });
    stocks.addDeposited(added);
    List<Entry> entries =
        fresh.entrySet().stream()
            .map(
                one ->
                    Entries.of(
                        one.getKey().command(), EntryKind.DEPOSITED, null, one.getValue(), now))
            .toList();
    // a code that exists already is no attempt on a coupon: the result names it
    ledger.write(entries, List.of());
    return entries;
  }

  private static CodeKey key(CouponCommand.Deposit command) {
    return new CodeKey(command.appid(), command.code(), command.cardId().value());
  }
}

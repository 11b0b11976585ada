package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.stock.CardStocks;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Makes coupons unavailable for good, in the caller's transaction. Deposited codes, which can't be
 * claimed any more, leave their card's stock; generated ones left it when they were made.
 */
@Component
class Voids {
  private final TransitionRunner runner;
  private final CardStocks stocks;

  Voids(TransitionRunner runner, CardStocks stocks) {
    this.runner = runner;
    this.stocks = stocks;
  }

  /** Answers every item and gives what it wrote, maybe nothing. */
  List<Entry> carry(List<PendingCommand<CouponCommand.Void>> items) {
    List<Entry> entries =
        runner.run(
            Transition.VOID,
            items,
            (CouponCommand.Void command, StoredCoupon coupon, CardTerms card, Instant now) ->
                Rules.makeVoid(coupon, now)
                    .map(Ruling::no)
                    .orElseGet(
                        () ->
                            Ruling.yes(EntryKind.VOIDED, coupon.ended(CouponStatus.UNAVAILABLE))));
    SortedMap<String, Long> gone = new TreeMap<>();
    entries.stream()
        .filter(entry -> CouponStatus.DEPOSITED.name().equals(entry.from()))
        .forEach(entry -> gone.merge(entry.coupon().cardId().value(), 1L, Long::sum));
    stocks.takeDeposited(gone);
    return entries;
  }
}

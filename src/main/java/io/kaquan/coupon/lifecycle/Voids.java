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
 * Coupons become unavailable for good, in the transaction that is there. What nobody had claimed
 * can't be claimed any more: deposited codes leave their card's stock, and generated ones had left
 * it when they were made.
 */
@Component
class Voids {
  private final TransitionRunner passages;
  private final CardStocks stocks;

  Voids(TransitionRunner passages, CardStocks stocks) {
    this.passages = passages;
    this.stocks = stocks;
  }

  /** Answers every item and gives what it wrote, maybe nothing. */
  List<Entry> carry(List<PendingCommand<CouponCommand.Void>> items) {
    List<Entry> entries =
        passages.carry(
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
        .forEach(entry -> gone.merge(entry.cardId(), 1L, Long::sum));
    stocks.takeDeposited(gone);
    return entries;
  }
}

package io.kaquan.coupon.lifecycle;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.Validity.Period;
import io.kaquan.card.stock.CardStocks;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.code.CouponCodes;
import io.kaquan.coupon.codebatch.CodeBatchWork;
import io.kaquan.coupon.lifecycle.CouponRepository.CodeKey;
import io.kaquan.coupon.lifecycle.CouponRepository.Holder;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Coupons for a batch of claims. The stock's lock makes all claims of a card queue up, here and on
 * other nodes; behind it limits and stock are counted down item by item, so that the same person,
 * code and stock may be asked for many times in one batch. Where a code comes from: the merchant
 * names it, or it was deposited, or the platform makes it.
 */
@Component
class NewCoupons {
  private static final int TRIES_FOR_A_FREE_CODE = 10;

  private final CouponRepository repository;
  private final ReleasedCodes released;
  private final CodeBatchWork codeBatches;
  private final Cards cards;
  private final CardStocks stocks;
  private final CouponCodes codes;
  private final Clock clock;

  NewCoupons(
      CouponRepository repository,
      ReleasedCodes released,
      CodeBatchWork codeBatches,
      Cards cards,
      CardStocks stocks,
      CouponCodes codes,
      Clock clock) {
    this.repository = repository;
    this.released = released;
    this.codeBatches = codeBatches;
    this.cards = cards;
    this.stocks = stocks;
    this.codes = codes;
    this.clock = clock;
  }

  /**
   * @param before the deposited coupon; null where there was none
   */
  record Issued(
      PendingCommand<CouponCommand.Issue> item, StoredCoupon before, StoredCoupon after) {}

  /**
   * Issues what limits and stock allow, and refuses the other items. All of them are open, for
   * cards on sale.
   */
  List<Issued> issue(
      List<PendingCommand<CouponCommand.Issue>> open, Map<String, CardTerms> terms, Instant now) {
    if (open.isEmpty()) {
      return List.of();
    }
    Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> deposited = lockNamed(open, terms);
    List<String> cardIds =
        open.stream().map(item -> item.command().cardId().value()).distinct().sorted().toList();
    Map<String, Long> stock = new HashMap<>(stocks.lock(cardIds));
    Set<String> onSale = cards.onSale(cardIds);
    Map<Holder, Integer> claimed =
        repository.claimed(open.stream().map(item -> holder(item.command())).distinct().toList());
    List<PendingCommand<CouponCommand.Issue>> within = new ArrayList<>();
    for (PendingCommand<CouponCommand.Issue> item : open) {
      if (!item.isOpen()) {
        continue;
      }
      CardTerms card = terms.get(item.command().cardId().value());
      if (!onSale.contains(card.cardId())) {
        // paused or deleted while this batch waited for the stock
        item.refuse(Refusal.NOT_ON_SALE);
      } else if (claimed.getOrDefault(holder(item.command()), 0) >= card.getLimit()) {
        item.refuse(Refusal.PERSON_LIMIT);
      } else if (takesStock(deposited.get(item)) && stock.getOrDefault(card.cardId(), 0L) <= 0) {
        item.refuse(Refusal.SOLD_OUT);
      } else {
        if (takesStock(deposited.get(item))) {
          stock.merge(card.cardId(), -1L, Long::sum);
        }
        claimed.merge(holder(item.command()), 1, Integer::sum);
        within.add(item);
      }
    }
    List<Issued> issued = withCodes(within, deposited, terms, now);
    count(issued, within, claimed);
    return issued;
  }

  /** What was generated left the stock when it was generated. */
  private static boolean takesStock(StoredCoupon deposited) {
    return deposited == null || deposited.isCustom();
  }

  /**
   * The deposited coupons that are asked for by name, each for the first who asks; the others are
   * refused.
   */
  private Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> lockNamed(
      List<PendingCommand<CouponCommand.Issue>> open, Map<String, CardTerms> terms) {
    List<PendingCommand<CouponCommand.Issue>> named =
        open.stream()
            .filter(
                item ->
                    item.command().code() != null
                        && !makesItsOwn(terms.get(item.command().cardId().value())))
            .toList();
    Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> found = new HashMap<>();
    if (named.isEmpty()) {
      return found;
    }
    LockedCoupons locked =
        new LockedCoupons(
            released.only(repository.lock(named.stream().map(PendingCommand::command).toList())));
    Set<CodeKey> given = new HashSet<>();
    named.forEach(
        item ->
            locked
                .choose(item.command())
                .ifPresentOrElse(
                    row -> {
                      if (row.status() == CouponStatus.DEPOSITED && given.add(CodeKey.of(row))) {
                        found.put(item, row);
                      } else {
                        item.refuse(Refusal.CODE_TAKEN);
                      }
                    },
                    () -> item.refuse(Refusal.UNKNOWN_CODE)));
    return found;
  }

  /** The merchant's program names a code that is not there before. */
  private static boolean makesItsOwn(CardTerms card) {
    return card.customCode() && !card.deposited();
  }

  private List<Issued> withCodes(
      List<PendingCommand<CouponCommand.Issue>> within,
      Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> deposited,
      Map<String, CardTerms> terms,
      Instant now) {
    Map<PendingCommand<CouponCommand.Issue>, Issued> issued = new LinkedHashMap<>();
    deposited.keySet().retainAll(within);
    Map<String, Deque<StoredCoupon>> next = lockNext(within, deposited, terms);
    Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> fresh = new LinkedHashMap<>();
    for (PendingCommand<CouponCommand.Issue> item : within) {
      CardTerms card = terms.get(item.command().cardId().value());
      StoredCoupon row =
          deposited.containsKey(item)
              ? deposited.get(item)
              : card.deposited() ? next.get(card.cardId()).poll() : null;
      if (row != null) {
        issued.put(item, new Issued(item, row, claimed(row, item.command(), card, now)));
      } else if (card.deposited()) {
        item.refuse(Refusal.SOLD_OUT);
      } else {
        fresh.put(item, claimed(unclaimed(item.command(), card), item.command(), card, now));
      }
    }
    if (!issued.isEmpty()) {
      repository.handOut(issued.values().stream().map(Issued::after).toList(), now);
    }
    addFresh(fresh, now);
    fresh.forEach((item, row) -> issued.put(item, new Issued(item, null, row)));
    return List.copyOf(issued.values());
  }

  /** As many deposited codes of each card as are asked for without a name. */
  private Map<String, Deque<StoredCoupon>> lockNext(
      List<PendingCommand<CouponCommand.Issue>> within,
      Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> named,
      Map<String, CardTerms> terms) {
    Map<String, Deque<StoredCoupon>> next = new HashMap<>();
    within.stream()
        .filter(item -> terms.get(item.command().cardId().value()).deposited())
        .filter(not(named::containsKey))
        .collect(groupingBy(item -> item.command().cardId().value(), TreeMap::new, toList()))
        .forEach(
            (cardId, items) ->
                next.put(
                    cardId,
                    lockNext(
                        terms.get(cardId),
                        items.size(),
                        named.values().stream().map(StoredCoupon::code).toList())));
    return next;
  }

  /** Those that were deposited one by one first, then batch by batch. */
  private Deque<StoredCoupon> lockNext(CardTerms card, int most, List<CouponCode> but) {
    Deque<StoredCoupon> next =
        new ArrayDeque<>(
            repository.lockDeposited(
                new AppId(card.appid()), new CardId(card.cardId()), most, but));
    if (next.size() < most) {
      next.addAll(
          repository.lockDeposited(
              new AppId(card.appid()),
              new CardId(card.cardId()),
              codeBatches.live(card.appid(), card.cardId()),
              most - next.size(),
              but));
    }
    return next;
  }

  private StoredCoupon unclaimed(CouponCommand.Issue command, CardTerms card) {
    boolean custom = command.code() != null;
    return StoredCoupon.deposited(
        custom ? command.code() : codes.next(),
        custom ? card.cardId() : "",
        command.cardId(),
        command.appid(),
        new MerchantId(card.merchantId()),
        null);
  }

  private StoredCoupon claimed(
      StoredCoupon row, CouponCommand.Issue command, CardTerms card, Instant now) {
    Period period = card.validity().claimedAt(now, clock);
    return row.claimed(command.openid(), period.begin(), period.end(), command.outerStr());
  }

  /**
   * Adds the rows; a platform code that is taken is drawn again, a merchant's own code that is
   * taken is refused.
   */
  private void addFresh(Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> fresh, Instant now) {
    Set<CodeKey> formerly =
        repository.taken(
            fresh.values().stream().filter(StoredCoupon::isCustom).map(CodeKey::of).toList());
    refuseTaken(
        fresh,
        fresh.entrySet().stream()
            .filter(one -> formerly.contains(CodeKey.of(one.getValue())))
            .map(Map.Entry::getKey)
            .toList());
    Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> left = new LinkedHashMap<>(fresh);
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries == TRIES_FOR_A_FREE_CODE) {
        throw new IllegalStateException("no free code was found in " + tries + " draws");
      }
      Map<CodeKey, List<PendingCommand<CouponCommand.Issue>>> byCode =
          left.keySet().stream()
              .collect(
                  groupingBy(item -> CodeKey.of(left.get(item)), LinkedHashMap::new, toList()));
      Set<CodeKey> added =
          repository.add(byCode.values().stream().map(same -> left.get(same.get(0))).toList(), now);
      byCode.forEach(
          (code, same) -> {
            if (added.contains(code)) {
              left.remove(same.get(0));
            }
          });
      List<PendingCommand<CouponCommand.Issue>> taken =
          left.keySet().stream().filter(item -> left.get(item).isCustom()).toList();
      refuseTaken(fresh, taken);
      left.keySet().removeAll(taken);
      left.replaceAll((item, row) -> row.withCode(codes.next()));
      fresh.putAll(left);
    }
  }

  private static void refuseTaken(
      Map<PendingCommand<CouponCommand.Issue>, StoredCoupon> fresh,
      List<PendingCommand<CouponCommand.Issue>> taken) {
    taken.forEach(item -> item.refuse(Refusal.CODE_TAKEN));
    fresh.keySet().removeAll(taken);
  }

  private void count(
      List<Issued> issued,
      List<PendingCommand<CouponCommand.Issue>> within,
      Map<Holder, Integer> claimed) {
    within.stream()
        .filter(not(item -> item.isOpen()))
        .forEach(item -> claimed.merge(holder(item.command()), -1, Integer::sum));
    if (issued.isEmpty()) {
      return;
    }
    Map<Holder, Integer> changed = new LinkedHashMap<>();
    SortedMap<String, Long> taken = new TreeMap<>();
    issued.forEach(
        one -> {
          changed.put(holder(one.item().command()), claimed.get(holder(one.item().command())));
          if (takesStock(one.before())) {
            taken.merge(one.after().cardId().value(), 1L, Long::sum);
          }
        });
    repository.claim(changed);
    stocks.take(taken);
  }

  private static Holder holder(CouponCommand.Issue command) {
    return new Holder(command.appid(), command.cardId(), command.openid());
  }
}

package io.kaquan.coupon;

import static java.util.stream.Collectors.groupingBy;

import io.kaquan.card.Cards;
import io.kaquan.card.Terms;
import io.kaquan.card.Validity.Period;
import io.kaquan.coupon.CouponRepository.CodeKey;
import io.kaquan.coupon.CouponRepository.Holder;
import io.kaquan.ledger.Entry;
import io.kaquan.ledger.EntryKind;
import io.kaquan.ledger.Ledger;
import io.kaquan.account.Account;
import io.kaquan.account.ActivationStatus;
import io.kaquan.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_IssueCoupons in coupon-lifecycle.bpmn: hands out a batch of coupons. */
@Component
class IssueCoupons implements JavaDelegate {
  private static final int TRIES_FOR_A_FREE_CODE = 10;

  private final CouponRepository repository;
  private final Cards cards;
  private final Accounts accounts;
  private final Ledger ledger;
  private final RequestNumbers numbers;
  private final CouponCodes codes;
  private final Clock clock;

  IssueCoupons(CouponRepository repository, Cards cards, Accounts accounts, Ledger ledger, RequestNumbers numbers,
      CouponCodes codes, Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.accounts = accounts;
    this.ledger = ledger;
    this.numbers = numbers;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Item<IssueOrder>> items = Batches.current();
    Instant now = clock.instant();
    numbers.replay(Arrow.ISSUE, items);
    List<Item<IssueOrder>> wanted = RequestNumbers.leaders(items);
    Map<String, Terms> terms = cards.terms(wanted.stream().map(item -> item.order().cardId()).distinct().toList());
    refuseSuspended(wanted);
    wanted.stream().filter(Item::isOpen)
        .forEach(item -> Rules.issue(item.order(), terms.get(item.order().cardId()), now).ifPresent(item::refuse));
    Map<Item<IssueOrder>, Row> issued = issue(wanted, terms, now);
    issued.forEach((item, row) -> item.done(row.coupon(now)));
    ledger.write(issued.entrySet().stream().map(one -> entry(one.getKey(), one.getValue(), now)).toList(),
        Item.attempts(wanted, Arrow.ISSUE, now));
    numbers.remember(Arrow.ISSUE, wanted, now);
    RequestNumbers.followLeaders(items, wanted);
    if (issued.isEmpty()) {
      throw new BpmnError(Arrow.EVERY_ITEM_REFUSED);
    }
  }

  private void refuseSuspended(List<Item<IssueOrder>> wanted) {
    Map<String, Boolean> active = new HashMap<>();
    wanted.forEach(item -> {
      if (!active.computeIfAbsent(item.order().appid(), this::isActive)) {
        item.refuse(Refusal.SUSPENDED);
      }
    });
  }

  private boolean isActive(String appid) {
    return accounts.account(appid).map(Account::activation).filter(ActivationStatus.ACTIVE::equals).isPresent();
  }

  /**
   * The stock's lock makes all claims of a card queue up, here and on other nodes; behind it limits and stock are counted
   * down item by item, so that the same person, code and stock may be asked for many times in one batch.
   */
  private Map<Item<IssueOrder>, Row> issue(List<Item<IssueOrder>> wanted, Map<String, Terms> terms, Instant now) {
    List<Item<IssueOrder>> open = wanted.stream().filter(Item::isOpen).toList();
    if (open.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> stock =
        new HashMap<>(cards.lockStock(open.stream().map(item -> item.order().cardId()).distinct().sorted().toList()));
    Map<Holder, Integer> claimed =
        repository.claimed(open.stream().map(item -> holder(item.order())).distinct().toList());
    Map<Item<IssueOrder>, Row> issued = new LinkedHashMap<>();
    for (Item<IssueOrder> item : open) {
      Terms card = terms.get(item.order().cardId());
      if (claimed.getOrDefault(holder(item.order()), 0) >= card.getLimit()) {
        item.refuse(Refusal.PERSON_LIMIT);
      } else if (stock.getOrDefault(card.cardId(), 0L) <= 0) {
        item.refuse(Refusal.SOLD_OUT);
      } else {
        stock.merge(card.cardId(), -1L, Long::sum);
        claimed.merge(holder(item.order()), 1, Integer::sum);
        issued.put(item, row(item.order(), card, now));
      }
    }
    add(issued, claimed, now);
    if (!issued.isEmpty()) {
      Map<Holder, Integer> changed = new LinkedHashMap<>();
      issued.keySet().forEach(item -> changed.put(holder(item.order()), claimed.get(holder(item.order()))));
      repository.claim(changed);
      SortedMap<String, Long> taken = new TreeMap<>();
      issued.values().forEach(row -> taken.merge(row.cardId(), 1L, Long::sum));
      cards.takeStock(taken);
    }
    return issued;
  }

  /** Adds the rows; a platform code that is taken is drawn again, a merchant's own code that is taken is refused. */
  private void add(Map<Item<IssueOrder>, Row> issued, Map<Holder, Integer> claimed, Instant now) {
    Map<Item<IssueOrder>, Row> left = new LinkedHashMap<>(issued);
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries == TRIES_FOR_A_FREE_CODE) {
        throw new IllegalStateException("no free code was found in " + tries + " draws");
      }
      Map<CodeKey, List<Item<IssueOrder>>> byCode = left.keySet().stream()
          .collect(groupingBy(item -> new CodeKey(left.get(item).code(), left.get(item).scope()), LinkedHashMap::new,
              java.util.stream.Collectors.toList()));
      Set<CodeKey> added = repository.add(byCode.values().stream().map(same -> left.get(same.get(0))).toList(), now);
      byCode.forEach((code, same) -> {
        if (added.contains(code)) {
          left.remove(same.remove(0));
        }
      });
      for (Item<IssueOrder> item : new ArrayList<>(left.keySet())) {
        Row row = left.get(item);
        if (row.isCustom()) {
          item.refuse(Refusal.BAD_CODE);
          claimed.merge(holder(item.order()), -1, Integer::sum);
          issued.remove(item);
          left.remove(item);
        } else {
          Row again = withCode(row, codes.next());
          issued.put(item, again);
          left.put(item, again);
        }
      }
    }
  }

  private Row row(IssueOrder order, Terms card, Instant now) {
    Period period = card.validity().claimedAt(now, clock);
    boolean custom = order.code() != null;
    return new Row(custom ? order.code() : codes.next(), custom ? card.cardId() : "", card.cardId(), card.appid(),
        card.merchantId(), CouponStatus.NORMAL, order.openid(), period.begin(), period.end(), order.outerStr(), null,
        0, 0);
  }

  private static Row withCode(Row row, String code) {
    return new Row(code, row.scope(), row.cardId(), row.appid(), row.merchantId(), row.status(), row.openid(),
        row.beginAt(), row.endAt(), row.outerStr(), null, 0, 0);
  }

  private static Holder holder(IssueOrder order) {
    return new Holder(order.cardId(), order.openid());
  }

  private static Entry entry(Item<IssueOrder> item, Row row, Instant now) {
    return new Entry(now, row.merchantId(), row.appid(), row.cardId(), row.code(), EntryKind.CLAIMED,
        Arrow.ISSUE.name(), null, row.status().name(), row.openid(), 0, null, null, item.order().source().name(),
        item.order().requestNumber(), row.outerStr(), null);
  }
}

package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.NewCoupons.Issued;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_IssueCoupons in coupon-lifecycle.bpmn: hands out a batch of coupons. */
@Component
class IssueCoupons implements JavaDelegate {
  private final NewCoupons newCoupons;
  private final Cards cards;
  private final Accounts accounts;
  private final Ledger ledger;
  private final RequestNumbers numbers;
  private final Clock clock;

  IssueCoupons(
      NewCoupons newCoupons,
      Cards cards,
      Accounts accounts,
      Ledger ledger,
      RequestNumbers numbers,
      Clock clock) {
    this.newCoupons = newCoupons;
    this.cards = cards;
    this.accounts = accounts;
    this.ledger = ledger;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<PendingCommand<CouponCommand.Issue>> items = Batches.current();
    Instant now = clock.instant();
    numbers.replay(Transition.ISSUE, items);
    List<PendingCommand<CouponCommand.Issue>> wanted = RequestNumbers.leaders(items);
    Map<String, CardTerms> terms =
        cards.terms(
            wanted.stream().map(item -> item.command().cardId().value()).distinct().toList());
    refuseSuspended(wanted);
    wanted.stream()
        .filter(PendingCommand::isOpen)
        .forEach(
            item ->
                Rules.issue(item.command(), terms.get(item.command().cardId().value()), now)
                    .ifPresent(item::refuse));
    List<Issued> issued =
        newCoupons.issue(wanted.stream().filter(PendingCommand::isOpen).toList(), terms, now);
    issued.forEach(one -> one.item().done(one.after().coupon(now)));
    List<Entry> entries =
        issued.stream()
            .map(
                one ->
                    Entries.of(
                        one.item().command(), EntryKind.CLAIMED, one.before(), one.after(), now))
            .toList();
    ledger.write(entries, PendingCommand.attempts(wanted, Transition.ISSUE, now));
    numbers.remember(Transition.ISSUE, wanted, now);
    RequestNumbers.followLeaders(items, wanted);
    if (entries.isEmpty()) {
      throw Batches.everyItemRefused();
    }
  }

  private void refuseSuspended(List<PendingCommand<CouponCommand.Issue>> wanted) {
    Map<AppId, Boolean> active = new HashMap<>();
    wanted.forEach(
        item -> {
          if (!active.computeIfAbsent(item.command().appid(), this::isActive)) {
            item.refuse(Refusal.SUSPENDED);
          }
        });
  }

  private boolean isActive(AppId appid) {
    return accounts
        .account(appid)
        .map(Account::activation)
        .filter(ActivationStatus.ACTIVE::equals)
        .isPresent();
  }
}

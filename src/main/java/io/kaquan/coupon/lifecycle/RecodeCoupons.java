package io.kaquan.coupon.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.lifecycle.CouponRepository.CodeKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RecodeCoupons in coupon-lifecycle.bpmn: gives coupons with merchants' own codes new ones.
 */
@Component
class RecodeCoupons implements JavaDelegate {
  private final TransitionRunner runner;
  private final CouponRepository repository;

  RecodeCoupons(TransitionRunner runner, CouponRepository repository) {
    this.runner = runner;
    this.repository = repository;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<PendingCommand<CouponCommand.Recode>> items = Batches.current();
    Set<CodeKey> taken =
        new HashSet<>(
            repository.taken(
                items.stream()
                    .map(PendingCommand::command)
                    .map(
                        command ->
                            new CodeKey(
                                command.appid(),
                                command.newCode(),
                                Unmasked.text(command.cardId())))
                    .collect(toSet())));
    List<Entry> entries =
        runner.run(
            Transition.RECODE,
            (CouponCommand.Recode command, StoredCoupon coupon, CardTerms card, Instant now) ->
                judge(command, coupon, taken, now));
    execution.setVariable(
        Transition.KEPT_NORMAL,
        TransitionRunner.into(entries, EntryKind.RECODED, CouponStatus.NORMAL));
    execution.setVariable(
        Transition.KEPT_RETURNED,
        TransitionRunner.into(entries, EntryKind.RECODED, CouponStatus.GIFT_TIMEOUT));
  }

  private static Ruling judge(
      CouponCommand.Recode command, StoredCoupon coupon, Set<CodeKey> taken, Instant now) {
    Optional<Refusal> why = Rules.recode(coupon, command.newCode(), now);
    if (why.isPresent()) {
      return Ruling.no(why.get());
    }
    return taken.add(new CodeKey(coupon.appid(), command.newCode(), coupon.scope()))
        ? Ruling.yes(EntryKind.RECODED, coupon.withCode(command.newCode()))
        : Ruling.no(Refusal.CODE_TAKEN);
  }
}

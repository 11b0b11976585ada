package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.ledger.Attempt;
import io.kaquan.coupon.ledger.LedgerActor;
import io.kaquan.platform.batch.BatchItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One caller's command in a batch, and its result. */
class PendingCommand<O extends CouponCommand> extends BatchItem {
  private final O command;
  private CouponResult result;
  private boolean replayed;

  PendingCommand(O command) {
    this.command = command;
  }

  O command() {
    return command;
  }

  boolean isOpen() {
    return result == null;
  }

  CouponResult result() {
    return result;
  }

  void done(Coupon coupon) {
    result = new CouponResult.Done(coupon);
  }

  void refuse(Refusal why) {
    result = new CouponResult.Refused(why);
  }

  /** A result that was given before: nothing is written for it. */
  void replay(CouponResult first) {
    result = first;
    replayed = true;
  }

  boolean isReplayed() {
    return replayed;
  }

  /** Before a batch is tried again. */
  @Override
  protected void reset() {
    result = null;
    replayed = false;
  }

  /** What the ledger keeps of refusals, without texts of any length that a caller made up. */
  static <O extends CouponCommand> List<Attempt> attempts(
      List<PendingCommand<O>> items, Transition transition, Instant now) {
    return items.stream()
        .filter(item -> !item.isReplayed())
        .flatMap(
            item ->
                item.result.fold(
                    done -> Stream.empty(), why -> Stream.of(item.attempt(transition, why, now))))
        .toList();
  }

  private Attempt attempt(Transition transition, Refusal why, Instant now) {
    Actor by = command.by();
    return new Attempt(
        now,
        transition.name(),
        why.name(),
        new Attempt.Target(
            command.appid(),
            Unmasked.text(command.cardId()),
            Unmasked.text(command.code()),
            Unmasked.text(command.openid())),
        command.amountFen(),
        new LedgerActor(
            by.source().name(), cut(by.clerk()), cut(by.device()), cut(command.locationId())),
        cut(command.requestNumber()),
        cut(command.reason()));
  }

  private static String cut(String text) {
    return text == null ? null : text.substring(0, Math.min(text.length(), 64));
  }
}

package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.ledger.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One caller's order in a batch, and the answer that the caller waits for. */
class Item<O extends Order> {
  private final O order;
  private final CompletableFuture<Answer> future = new CompletableFuture<>();
  private Answer answer;
  private boolean replayed;

  Item(O order) {
    this.order = order;
  }

  O order() {
    return order;
  }

  CompletableFuture<Answer> future() {
    return future;
  }

  boolean isOpen() {
    return answer == null;
  }

  Answer answer() {
    return answer;
  }

  void done(Coupon coupon) {
    answer = new Answer.Done(coupon);
  }

  void refuse(Refusal why) {
    answer = new Answer.Refused(why);
  }

  /** An answer that was given before: nothing is written for it. */
  void replay(Answer first) {
    answer = first;
    replayed = true;
  }

  boolean isReplayed() {
    return replayed;
  }

  /** Before a batch is tried again. */
  void reset() {
    answer = null;
    replayed = false;
  }

  /** Tells the caller, after the commit. */
  void tell() {
    future.complete(answer);
  }

  /** What is kept of a refusal, without what a caller may have made up at any length. */
  static <O extends Order> List<Attempt> attempts(List<Item<O>> items, Arrow arrow, Instant now) {
    return items.stream()
        .filter(item -> !item.isReplayed())
        .flatMap(
            item ->
                item.answer.fold(
                    done -> Stream.empty(), why -> Stream.of(item.attempt(arrow, why, now))))
        .toList();
  }

  private Attempt attempt(Arrow arrow, Refusal why, Instant now) {
    Asker by = order.by();
    return new Attempt(
        now,
        arrow.name(),
        why.name(),
        order.appid(),
        cut(order.cardId()),
        cut(order.code()),
        cut(order.openid()),
        order.amountFen(),
        cut(order.locationId()),
        cut(by.clerk()),
        cut(by.device()),
        by.source().name(),
        cut(order.requestNumber()),
        cut(order.reason()));
  }

  private static String cut(String text) {
    return text == null ? null : text.substring(0, Math.min(text.length(), 64));
  }
}

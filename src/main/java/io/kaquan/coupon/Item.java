package io.kaquan.coupon;

import io.kaquan.ledger.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One caller's wish in a batch, and the answer that the caller waits for. */
class Item<O extends Record> {
  private final O order;
  private final Wish wish;
  private final CompletableFuture<Answer> future = new CompletableFuture<>();
  private Answer answer;
  private boolean replayed;

  /** What every kind of order has. */
  record Wish(String appid, String cardId, String code, String openid, String locationId, String clerk, Source source,
      String requestNumber, String content) {

    /** @param known the fields that make two requests with one number the same request */
    static Wish of(String appid, String cardId, String code, String openid, String locationId, String clerk,
        Source source, String requestNumber, Object... known) {
      return new Wish(appid, cardId, code, openid, locationId, clerk, source, requestNumber,
          Stream.of(known).map(field -> Objects.toString(field, "")).collect(Collectors.joining("\n")));
    }
  }

  Item(O order, Wish wish) {
    this.order = order;
    this.wish = wish;
  }

  O order() {
    return order;
  }

  Wish wish() {
    return wish;
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

  boolean isDoneNow() {
    return !replayed && answer instanceof Answer.Done;
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
  static List<Attempt> attempts(List<? extends Item<?>> items, Arrow arrow, Instant now) {
    return items.stream()
        .filter(item -> !item.isReplayed())
        .flatMap(item -> item.answer().fold(done -> Stream.empty(), why -> Stream.of(item.attempt(arrow, why, now))))
        .toList();
  }

  Attempt attempt(Arrow arrow, Refusal why, Instant now) {
    return new Attempt(now, arrow.name(), why.name(), wish.appid(), cut(wish.cardId()), cut(wish.code()),
        cut(wish.openid()), cut(wish.locationId()), cut(wish.clerk()), wish.source().name(),
        cut(wish.requestNumber()));
  }

  private static String cut(String text) {
    return text == null ? null : text.substring(0, Math.min(text.length(), 64));
  }
}

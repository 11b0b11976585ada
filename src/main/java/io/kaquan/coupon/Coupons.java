package io.kaquan.coupon;

import io.kaquan.card.Cards;
import io.kaquan.card.Terms;
import io.kaquan.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The door to coupons. Every change goes through a batch; the answer comes after the commit. Safe to call from any number
 * of threads and nodes at once.
 */
@Component
public class Coupons implements DisposableBean {
  private static final int LONGEST_NUMBER = 64;

  private final CouponRepository repository;
  private final Cards cards;
  private final Ledger ledger;
  private final Clock clock;
  private final BatchQueue<Item<IssueOrder>> issues;
  private final BatchQueue<Item<RedeemOrder>> redemptions;
  private final BatchQueue<Item<ReverseOrder>> reversals;

  Coupons(CouponRepository repository, Cards cards, Ledger ledger, Clock clock, Batches batches) {
    this.repository = repository;
    this.cards = cards;
    this.ledger = ledger;
    this.clock = clock;
    this.issues = new BatchQueue<>("issue", items -> batches.run(Arrow.ISSUE, items));
    this.redemptions = new BatchQueue<>("redeem", items -> batches.run(Arrow.REDEEM, items));
    this.reversals = new BatchQueue<>("reverse", items -> batches.run(Arrow.REVERSE, items));
  }

  /**
   * Hands a coupon to a person. Refusals in the order of their checks: known request number, SUSPENDED, UNKNOWN_CARD,
   * NOT_ON_SALE, MALFORMED_OPENID, CARD_OVER, BAD_CODE, PERSON_LIMIT, SOLD_OUT.
   */
  public Answer issue(IssueOrder order) {
    return ask(issues, new Item<>(order, Item.Wish.of(order.appid(), order.cardId(), order.code(), order.openid(),
        null, null, order.source(), order.requestNumber(), order.cardId(), order.openid(), order.code(),
        order.outerStr())));
  }

  /**
   * Uses a coupon, exactly once, however many ask at the same moment. Refusals in the order of their checks: known request
   * number, UNKNOWN_CODE, CARD_ID_NEEDED, NOT_USABLE, ALREADY_REDEEMED, OUT_OF_VALIDITY, USE_LIMIT.
   */
  public Answer redeem(RedeemOrder order) {
    return ask(redemptions, new Item<>(order, Item.Wish.of(order.appid(), order.cardId(), order.code(), null,
        order.locationId(), order.clerk(), order.source(), order.requestNumber(), order.code(), order.cardId(),
        order.amountFen(), order.locationId())));
  }

  /**
   * Takes the last redemption of a coupon back, within 24 hours and at most ten times a coupon. It is in hand again, or
   * expired if its validity ended meanwhile.
   */
  public Answer reverse(ReverseOrder order) {
    if (order.reason() == null || order.reason().isBlank()) {
      throw new IllegalArgumentException("a reversal has a reason");
    }
    return ask(reversals, new Item<>(order, Item.Wish.of(order.appid(), order.cardId(), order.code(), null, null,
        order.clerk(), order.source(), order.requestNumber(), order.code(), order.cardId(), order.reason())));
  }

  private static <O extends Record> Answer ask(BatchQueue<Item<O>> queue, Item<O> item) {
    String number = item.wish().requestNumber();
    if (number != null && (number.isBlank() || number.length() > LONGEST_NUMBER)) {
      return new Answer.Refused(Refusal.BAD_REQUEST_NUMBER);
    }
    return queue.ask(item);
  }

  /** The coupon of this appid; Refused UNKNOWN_CODE or CARD_ID_NEEDED where redeem would say so. */
  public Answer look(String appid, String code, String cardId) {
    return Rules.choose(repository.find(appid, code), cardId,
        row -> row.status() == CouponStatus.DEPOSITED || row.status() == CouponStatus.GIFT_SUCC
            ? new Answer.Refused(Refusal.UNKNOWN_CODE) : new Answer.Done(row.coupon(clock.instant())),
        Answer.Refused::new);
  }

  /** What redeem would refuse with at this moment for the coupon as it stands; empty when it can be used. */
  public Optional<Refusal> useless(Coupon coupon) {
    Map<String, Terms> terms = cards.terms(List.of(coupon.cardId()));
    return Rules.choose(repository.find(coupon.appid(), coupon.code()), coupon.cardId(),
        row -> Rules.redeem(row, terms.get(row.cardId()), clock.instant()), Optional::of);
  }

  /** The coupons of one person, newest first, at most 500. */
  public List<Coupon> heldBy(String appid, String openid) {
    Instant now = clock.instant();
    return repository.heldBy(appid, openid).stream()
        .filter(row -> row.status() != CouponStatus.DELETE && row.status() != CouponStatus.GIFT_SUCC)
        .map(row -> row.coupon(now)).toList();
  }

  /** How many coupons are in each state now, of all cards; every status is a key. Cheap: no count over coupons. */
  public Map<CouponStatus, Long> inState() {
    return states(ledger.passages());
  }

  private static Map<CouponStatus, Long> states(List<Ledger.Passage> passages) {
    Map<CouponStatus, Long> states = new EnumMap<>(CouponStatus.class);
    Arrays.stream(CouponStatus.values()).forEach(status -> states.put(status, 0L));
    for (Ledger.Passage passage : passages) {
      states.merge(CouponStatus.valueOf(passage.to()), passage.passed(), Long::sum);
      if (!passage.from().isEmpty()) {
        states.merge(CouponStatus.valueOf(passage.from()), -passage.passed(), Long::sum);
      }
    }
    return states;
  }

  /**
   * What one activity of the coupon's process did today.
   *
   * @param activity id in coupon-lifecycle.bpmn, {@code Task_RedeemCoupons}
   */
  public record Passes(String activity, long passed, long refused) {}

  /** Today's passes and refusals of every activity that does something, zero included. */
  public List<Passes> today() {
    Map<String, Ledger.Day> day = ledger.day(LocalDate.now(clock));
    return Arrays.stream(Arrow.values()).map(arrow -> {
      Ledger.Day done = day.getOrDefault(arrow.name(), new Ledger.Day(arrow.name(), 0, 0));
      return new Passes(arrow.activity(), done.passed(), done.refused());
    }).toList();
  }

  /** Where the coupons of one card are. */
  public record CardFigures(long inHand, long used, long expired, long ended) {}

  /** All zero for a card without coupons. */
  public CardFigures ofCard(String cardId) {
    Map<CouponStatus, Long> states = states(ledger.passages(cardId));
    return new CardFigures(
        states.get(CouponStatus.NORMAL) + states.get(CouponStatus.GIFTING) + states.get(CouponStatus.GIFT_TIMEOUT),
        states.get(CouponStatus.CONSUMED), states.get(CouponStatus.EXPIRE),
        states.get(CouponStatus.GIFT_SUCC) + states.get(CouponStatus.DELETE) + states.get(CouponStatus.UNAVAILABLE));
  }

  /** Answers who waits, then ends. */
  @Override
  public void destroy() {
    issues.close();
    redemptions.close();
    reversals.close();
  }
}

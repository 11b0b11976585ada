package io.kaquan.coupon.statistics;

import io.kaquan.card.design.CardId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to counts and figures. None of its answers counts coupons or ledger entries: their cost
 * does not grow with either. A day is one of the clock's zone.
 */
@Component
public class Statistics {
  private final Counting counting;
  private final CountRepository counts;
  private final FigureRepository figures;
  private final Clock clock;

  Statistics(Counting counting, CountRepository counts, FigureRepository figures, Clock clock) {
    this.counting = counting;
    this.counts = counts;
    this.figures = figures;
    this.clock = clock;
  }

  /** Counts a batch, in the caller's transaction: each call counts anew. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void count(List<CountedTransition> transitions, List<CountedRefusal> refusals) {
    counting.count(transitions, refusals);
  }

  /** Counts views of cards on the day that it is, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void countViews(List<FirstView> views) {
    counting.count(views);
  }

  /** Returns how many coupons made each transition, of all cards together. */
  public List<TransitionCount> transitions() {
    return counts.transitions();
  }

  /** Returns how many coupons of this card made each transition. */
  public List<TransitionCount> transitions(CardId cardId) {
    return counts.transitions(cardId);
  }

  /**
   * Returns how many coupons made each transition, by card, in one statement. Cards without coupons
   * are left out.
   */
  public Map<CardId, List<TransitionCount>> transitions(Collection<CardId> cardIds) {
    return counts.transitions(cardIds);
  }

  /** Returns what each transition did on this day. Transitions that did nothing are left out. */
  public Map<String, DailyCount> ofDay(LocalDate day) {
    return counts.ofDay(day);
  }

  /**
   * Returns the figures of a selection by day, channel, store and card. All of them as of one
   * moment, so that a day that is closed meanwhile is not read twice.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Breakdown breakDown(Selection selection) {
    return figures.breakDown(selection, LocalDate.now(clock));
  }

  /** Returns the figures of a selection as one sum. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Sums total(Selection selection) {
    return figures.total(selection, LocalDate.now(clock));
  }

  /**
   * Returns the channels that the merchant has figures of in this time, the empty one and {@link
   * Selection#OTHERS} among them.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<String> channels(MerchantId merchantId, LocalDate from, LocalDate to) {
    return figures.names("CHANNEL", Selection.all(merchantId, from, to), LocalDate.now(clock));
  }

  /**
   * Returns the stores that the merchant has figures of in this time, the empty one and {@link
   * Selection#OTHERS} among them.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<String> locations(MerchantId merchantId, LocalDate from, LocalDate to) {
    return figures.names("LOCATION", Selection.all(merchantId, from, to), LocalDate.now(clock));
  }
}

package io.kaquan.card.stock;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stock of cards: how many coupons can still be claimed. Every method but {@link #deposited}
 * joins the transaction of its caller.
 */
@Component
public class CardStocks {
  private final StockRepository repository;

  CardStocks(StockRepository repository) {
    this.repository = repository;
  }

  /**
   * Adds the stock of a new card.
   *
   * @param quantity how many coupons there are to claim; 0 where codes are deposited
   * @param deposit whether the merchant deposits the codes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(String cardId, long quantity, boolean deposit) {
    repository.add(cardId, quantity, deposit);
  }

  /**
   * Adds to the stock, or takes away where the change is negative.
   *
   * @param seen the total that the caller knows; null if it does not matter
   * @return false if less than nothing, more than a card may have or more than was deposited would
   *     be left, or if the total is not {@code seen}; then nothing changes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean change(String cardId, long change, @Nullable Long seen) {
    return repository.change(cardId, change, seen);
  }

  /**
   * Locks the stock of these cards, in the order of their ids, until the caller's transaction ends,
   * and returns how much there is; unknown ids are left out. To be called once in a transaction and
   * after every other lock: all claims of a card queue here.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Long> lock(Collection<String> cardIds) {
    return repository.lock(cardIds);
  }

  /** Takes from the stock. Throws if there is less than that. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(SortedMap<String, Long> taken) {
    repository.take(taken);
  }

  /** Puts back what was taken and not used. Throws if it can't have been taken. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(String cardId, long count) {
    repository.giveBack(cardId, count);
  }

  /**
   * Returns how many codes were deposited for a card and not made unavailable; 0 as well where
   * codes are not deposited.
   */
  public long deposited(String cardId) {
    return repository.deposited(cardId);
  }

  /** Counts codes that were deposited. Throws if a card takes none. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addDeposited(SortedMap<String, Long> added) {
    repository.addDeposited(added);
  }

  /**
   * Counts deposited codes that can no longer be claimed: the stock is cut down to what is left.
   * Changes nothing for cards whose codes are not deposited.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeDeposited(SortedMap<String, Long> taken) {
    repository.takeDeposited(taken);
  }
}

package io.kaquan.coupon.gift;

import io.kaquan.coupon.lifecycle.GiftsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps offers and their processes in step with the coupons, in the transaction that moves these:
 * no offer without a process.
 */
@Component
class GiftsMovedListener {
  private final GiftRepository repository;
  private final GiftProcess process;

  GiftsMovedListener(GiftRepository repository, GiftProcess process) {
    this.repository = repository;
    this.process = process;
  }

  /**
   * @throws OptimisticLockingFailureException when an offer that ends was over before; the coupon's
   *     batch is undone
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(GiftsMoved moved) {
    repository.add(moved.offered());
    moved.offered().forEach(process::begin);
    if (repository.end(moved.ended()) != moved.ended().size()) {
      throw new OptimisticLockingFailureException("an offer was over before it ended");
    }
    moved.ended().forEach(process::end);
  }
}

package io.kaquan.platform.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to limits: counts tries in PostgreSQL, so that all nodes count together. May be called
 * concurrently, and only outside a transaction: an attempt stays counted even if what was tried is
 * rolled back.
 */
@Component
public class Limits {
  private final LimitRepository repository;
  private final InstallationKey key;

  Limits(LimitRepository repository, InstallationKey key) {
    this.repository = repository;
    this.key = key;
  }

  /**
   * Counts one attempt. Returns empty if it may go on; else how long to wait, and does not count
   * it.
   */
  public Optional<Duration> take(Limit limit, String who) {
    return repository.take(id(limit, who), limit);
  }

  /** Takes one attempt back, because it succeeded. */
  public void giveBack(Limit limit, String who) {
    repository.giveBack(id(limit, who), limit);
  }

  /** Forgets the attempts that were counted. */
  public void forget(Limit limit, String who) {
    repository.forget(id(limit, who));
  }

  void sweep() {
    repository.sweep();
  }

  private String id(Limit limit, String who) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "a try is counted on a connection of its own: not inside a transaction");
    }
    return limit.name()
        + " "
        + HexFormat.of()
            .formatHex(
                InstallationKey.mac(
                    key.forPurpose("limit"),
                    (limit.name() + " " + who).getBytes(StandardCharsets.UTF_8)));
  }
}

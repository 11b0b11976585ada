package io.kaquan.merchant.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Active accounts of the last second; no others, so that an activation is seen at once by
 * everybody.
 */
@Component
class ActiveAccounts {
  private final Cache<AppId, Account> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(1)).build();

  Optional<Account> find(AppId appid) {
    return Optional.ofNullable(known.getIfPresent(appid));
  }

  void keep(Account account) {
    if (account.activation() == ActivationStatus.ACTIVE) {
      known.put(account.appid(), account);
    }
  }

  /**
   * As soon as the caller's transaction is committed: here at once, on other nodes within the
   * second.
   */
  void forget(AppId appid) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.invalidate(appid);
          }
        });
  }
}

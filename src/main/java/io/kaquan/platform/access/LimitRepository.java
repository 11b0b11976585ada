package io.kaquan.platform.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** The buckets of Bucket4j, a row each, filled again by our clock. */
@Repository
class LimitRepository {
  private static final int SWEPT_AT_ONCE = 10_000;

  private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

  LimitRepository(DataSource database, Clock clock) {
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("limit_bucket")
            .expiresAtColumn("expires_at")
            .clientClock(new OurTime(clock))
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofMinutes(1)))
            .build();
  }

  Optional<Duration> take(String id, Limit limit) {
    ConsumptionProbe tried = bucket(id, limit).tryConsumeAndReturnRemaining(1);
    return tried.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(tried.getNanosToWaitForRefill()));
  }

  void giveBack(String id, Limit limit) {
    bucket(id, limit).addTokens(1);
  }

  void forget(String id) {
    buckets.removeProxy(id);
  }

  void sweep() {
    while (buckets.removeExpired(SWEPT_AT_ONCE) == SWEPT_AT_ONCE) {
      // until there are no more
    }
  }

  private Bucket bucket(String id, Limit limit) {
    return buckets.getProxy(id, () -> configuration(limit));
  }

  private static BucketConfiguration configuration(Limit limit) {
    ConfigurationBuilder steps = BucketConfiguration.builder();
    limit
        .steps()
        .forEach(
            step ->
                steps.addLimit(
                    Bandwidth.builder()
                        .capacity(step.times())
                        .refillIntervally(step.times(), step.within())
                        .build()));
    return steps.build();
  }

  private record OurTime(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

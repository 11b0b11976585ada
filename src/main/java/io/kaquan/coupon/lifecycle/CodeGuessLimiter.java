package io.kaquan.coupon.lifecycle;

import io.kaquan.platform.access.Limit;
import io.kaquan.platform.access.Limits;
import io.kaquan.platform.access.Place;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Limits wrong codes of a caller, a clerk and an address. They are counted in PostgreSQL, so that
 * all nodes count together. A right code costs no statement: who is over the limit is remembered in
 * the node that counted it, and another node learns it with the next wrong code there.
 */
@Component
class CodeGuessLimiter {
  private static final int MANY = 10_000;

  private final Limits limits;
  private final Limit limit;
  private final Clock clock;
  private final Map<String, Instant> shutUntil = new ConcurrentHashMap<>();

  CodeGuessLimiter(
      Limits limits, Clock clock, @Value("${kaquan.codes.wrong-per-minute:60}") int most) {
    this.limits = limits;
    this.limit = Limit.of("wrong-code", new Limit.Step(most, Duration.ofMinutes(1)));
    this.clock = clock;
  }

  /** Returns how long the actor has to wait before the next try. Empty if not at all. */
  Optional<Duration> wait(AppId appid, Actor by) {
    if (shutUntil.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return names(appid, by).stream()
        .map(shutUntil::get)
        .filter(Objects::nonNull)
        .filter(now::isBefore)
        .max(Comparator.naturalOrder())
        .map(until -> Duration.between(now, until));
  }

  /** Counts a wrong code. Returns whether it was one too many. */
  boolean isOneTooMany(AppId appid, Actor by) {
    Instant now = clock.instant();
    boolean tooMany = false;
    for (String name : names(appid, by)) {
      Optional<Duration> wait = limits.take(limit, name);
      wait.ifPresent(time -> shutUntil.put(name, now.plus(time)));
      tooMany |= wait.isPresent();
    }
    if (shutUntil.size() > MANY) {
      shutUntil.values().removeIf(until -> !now.isBefore(until));
    }
    return tooMany;
  }

  /**
   * A merchant's program is one caller, wherever it runs; a clerk is one by name, a consumer by the
   * address.
   */
  private static List<String> names(AppId appid, Actor by) {
    List<String> names = new ArrayList<>();
    if (by.source() == Source.API) {
      names.add("caller " + appid);
    }
    if (by.clerk() != null) {
      names.add("clerk " + by.clerk());
    }
    if (by.address() != null) {
      names.add("address " + Place.of(by.address()));
    }
    return names;
  }
}

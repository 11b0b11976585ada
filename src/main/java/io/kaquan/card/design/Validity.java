package io.kaquan.card.design;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a coupon of a card can be used.
 *
 * @param begin fixed begin; null for a term
 * @param end fixed end, or the latest end of a term; null if there is none
 * @param beginDays days from the claim to the first day; a term only
 * @param days length of a term in days; 0 for a fixed range and for a permanent card
 */
public record Validity(@Nullable Instant begin, @Nullable Instant end, int beginDays, int days) {

  /** Returns the validity of a coupon claimed at this moment, in days of the clock's zone. */
  public Period claimedAt(Instant claimed, Clock clock) {
    if (days == 0) {
      return new Period(begin == null ? claimed : begin, end == null ? FOR_EVER : end);
    }
    LocalDate first = LocalDate.ofInstant(claimed, clock.getZone()).plusDays(beginDays);
    Instant last = first.plusDays(days).atStartOfDay(clock.getZone()).toInstant().minusSeconds(1);
    return new Period(
        first.atStartOfDay(clock.getZone()).toInstant(),
        end != null && end.isBefore(last) ? end : last);
  }

  /** Returns whether no coupon of the card can be used any more, whenever it was claimed. */
  public boolean isOver(Instant now) {
    return end != null && !now.isBefore(end.plusSeconds(1));
  }

  /** 2038-01-19: the last moment that WeChat's 32-bit timestamps hold, for cards that never end. */
  public static final Instant FOR_EVER = Instant.ofEpochSecond(Integer.MAX_VALUE);

  /** Includes both ends. */
  public record Period(Instant begin, Instant end) {}
}

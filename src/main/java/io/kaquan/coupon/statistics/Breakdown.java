package io.kaquan.coupon.statistics;

import io.kaquan.card.design.CardId;
import java.time.LocalDate;
import java.util.Map;

/**
 * The figures of a selection, once by each of the four. What nothing happened for is left out.
 *
 * @param channels by {@code outer_str}; keys as in {@link Selection#channel}
 * @param locations by store; keys as in {@link Selection#location}
 */
public record Breakdown(
    Map<LocalDate, Sums> days,
    Map<String, Sums> channels,
    Map<String, Sums> locations,
    Map<CardId, Sums> cards) {}

package io.kaquan.coupon.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A browser's first view of a card on this day.
 *
 * @param channel null for none
 */
public record FirstView(OwnedCard card, @Nullable String channel) {}

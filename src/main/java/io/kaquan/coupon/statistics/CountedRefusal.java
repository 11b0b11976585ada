package io.kaquan.coupon.statistics;

import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that was refused, as it is counted.
 *
 * @param cardId as the caller named it, null for none; such a card need not exist
 */
public record CountedRefusal(Instant at, AppId appid, @Nullable String cardId, String transition) {}

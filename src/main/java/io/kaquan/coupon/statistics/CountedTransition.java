package io.kaquan.coupon.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one coupon, as it is counted.
 *
 * @param transition the word of the transition, for example {@code REDEEM}
 * @param kind of the ledger entry that records it, for example {@code REDEEMED}
 * @param from the state before, null for a coupon that was not there
 * @param to the state after
 * @param channel the coupon's {@code outer_str}, null for none
 * @param locationId the store, null where none was named; of a reversal, the store of the
 *     redemption that is reversed
 * @param amountFen 分; of a reversal, the amount of the redemption that is reversed
 */
public record CountedTransition(
    Instant at,
    OwnedCard card,
    String transition,
    String kind,
    @Nullable String from,
    String to,
    @Nullable String channel,
    @Nullable String locationId,
    long amountFen) {}

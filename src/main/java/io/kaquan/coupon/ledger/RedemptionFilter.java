package io.kaquan.coupon.ledger;

import io.kaquan.platform.tenant.MerchantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which redemptions and reversals to list. What is null is not filtered by.
 *
 * @param source as in {@link LedgerActor#source}
 */
public record RedemptionFilter(
    MerchantId merchantId,
    @Nullable LocalDate day,
    @Nullable String locationId,
    @Nullable String clerk,
    @Nullable String source) {}

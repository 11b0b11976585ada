package io.kaquan.coupon.ledger;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * The coupon that an entry is about, as it was then.
 *
 * @param code before the entry, if the entry changes it
 * @param openid after the entry; null for a coupon that nobody has claimed
 * @param outerStr the channel it was claimed through, null for none
 */
public record LedgerCoupon(
    MerchantId merchantId,
    AppId appid,
    CardId cardId,
    CouponCode code,
    @Nullable OpenId openid,
    @Nullable String outerStr) {}

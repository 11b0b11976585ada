package io.kaquan.card;

import java.util.UUID;

/**
 * What the codes of a card have to keep to.
 *
 * @param onSale approved, not paused, not deleted
 * @param getLimit how many one person may claim
 * @param useLimit how often one coupon may be used; more than once for member cards only
 * @param customCode the merchant names the codes
 * @param reduceCost 分 that a CASH card takes off; 0 for other types
 */
public record Terms(String cardId, String appid, UUID merchantId, CardType type, CardStatus status, boolean onSale,
    Validity validity, int getLimit, int useLimit, boolean customCode, boolean deposited, boolean bindOpenid,
    long reduceCost, String title) {}

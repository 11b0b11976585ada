package io.kaquan.coupon.statistics;

import io.kaquan.card.design.CardId;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;

/** A card, with the account and the merchant that it belongs to. */
public record OwnedCard(MerchantId merchantId, AppId appid, CardId cardId) {}

package io.kaquan.card.catalogue;

import io.kaquan.card.design.CardType;
import io.kaquan.card.design.OpeningHours;
import io.kaquan.card.design.Validity;
import java.util.List;
import java.util.UUID;

/**
 * What the codes of a card have to keep to.
 *
 * @param onSale approved, not paused, not deleted
 * @param getLimit how many one person may claim
 * @param useLimit how often one coupon may be used; more than once for member cards only
 * @param customCode the merchant names the codes
 * @param deposited the merchant's codes are brought in beforehand
 * @param canGive a consumer may give a coupon to a friend
 * @param reverseHours how long after its use a coupon can be taken back without an owner's word
 * @param stores the only ones where a coupon can be used; empty for everywhere
 * @param hours the only ones in which it can be used
 * @param reduceCost 分 that a CASH card takes off; 0 for other types
 */
public record CardTerms(
    String cardId,
    String appid,
    UUID merchantId,
    CardType type,
    CardStatus status,
    boolean onSale,
    Validity validity,
    int getLimit,
    int useLimit,
    boolean customCode,
    boolean deposited,
    boolean bindOpenid,
    boolean canGive,
    int reverseHours,
    List<String> stores,
    OpeningHours hours,
    long reduceCost,
    String title) {}

package io.kaquan.card.catalogue;

import io.kaquan.card.design.CardType;
import java.util.Set;
import java.util.UUID;

/**
 * Which of a merchant's cards are looked for; null and empty leave a question out.
 *
 * @param active the merchant's appids whose card function is active: cards of the others can't be
 *     claimed
 * @param standing where a card stands: IN_REVIEW, REFUSED, ON_SALE, SOLD_OUT, PAUSED, SUSPENDED,
 *     OVER or DELETED; without it all but deleted ones
 * @param title a part of it, in any case
 */
public record CardFilter(
    UUID merchantId,
    Set<String> active,
    String standing,
    CardType type,
    String appid,
    String title) {}

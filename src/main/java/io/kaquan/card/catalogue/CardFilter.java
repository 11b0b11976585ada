package io.kaquan.card.catalogue;

import io.kaquan.card.design.CardType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which cards of a merchant to list; null and empty leave a criterion out.
 *
 * @param standing null for all cards but deleted ones
 * @param title a part of the title, in any case
 */
public record CardFilter(
    UUID merchantId,
    @Nullable CardStanding standing,
    @Nullable CardType type,
    String appid,
    String title) {

  boolean includes(CardStanding one) {
    return standing == null ? one != CardStanding.DELETED : one == standing;
  }
}

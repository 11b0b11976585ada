package io.kaquan.card.design;

import java.util.Locale;

/**
 * WeChat's types of card. The object that holds a type's own fields is named by the type in lower
 * case.
 */
public enum CardType {
  GROUPON,
  CASH,
  DISCOUNT,
  GIFT,
  GENERAL_COUPON,
  MEMBER_CARD,
  GENERAL_CARD,
  SCENIC_TICKET,
  MOVIE_TICKET,
  BOARDING_PASS,
  MEETING_TICKET,
  BUS_TICKET;

  /** {@code cash} for {@link #CASH}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.kaquan.coupon.statistics;

import io.kaquan.card.design.CardId;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whose figures are asked for, and which. What is null is not selected by.
 *
 * @param to the last day that belongs to it
 * @param appid only cards of this account
 * @param cardId only this card
 * @param channel empty for coupons without one, {@link #OTHERS} for channels too many to name
 * @param location the store; empty for redemptions in none, {@link #OTHERS} for stores too many to
 *     name
 */
public record Selection(
    MerchantId merchantId,
    LocalDate from,
    LocalDate to,
    @Nullable AppId appid,
    @Nullable CardId cardId,
    @Nullable String channel,
    @Nullable String location) {
  /**
   * The channel, or the store, under which those are summed that are too many to be named, of one
   * card and day.
   */
  public static final String OTHERS = "\u001a";

  /** How many channels, and how many stores, of one card and day are named. */
  public static final int MOST_NAMES = 50;

  /** Returns the selection of everything of this time. */
  public static Selection all(MerchantId merchantId, LocalDate from, LocalDate to) {
    return new Selection(merchantId, from, to, null, null, null, null);
  }

  /** Whether it is narrowed by neither card, channel nor store. */
  boolean isWhole() {
    return cardId == null && channel == null && location == null;
  }
}

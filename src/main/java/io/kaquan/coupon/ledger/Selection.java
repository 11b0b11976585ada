package io.kaquan.coupon.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Whose figures are asked for, and which; null leaves a question open.
 *
 * @param to belongs to it
 * @param appid only cards of this account
 * @param cardId only this card
 * @param channel empty for what has none, {@link #OTHERS} for those that were too many to name
 * @param location the store; empty for what was redeemed in none, {@link #OTHERS} as above
 */
public record Selection(
    UUID merchantId,
    LocalDate from,
    LocalDate to,
    String appid,
    String cardId,
    String channel,
    String location) {
  /**
   * Under which channels and stores are summed that are too many to be named, of one card and day.
   */
  public static final String OTHERS = "\u001a";

  /** How many channels and how many stores of one card and day are named. */
  public static final int MOST_NAMES = 50;

  /** Everything of this time. */
  public static Selection all(UUID merchantId, LocalDate from, LocalDate to) {
    return new Selection(merchantId, from, to, null, null, null, null);
  }
}

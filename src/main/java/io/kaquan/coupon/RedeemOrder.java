package io.kaquan.coupon;

/**
 * A coupon to be used.
 *
 * @param cardId needed for custom codes; else may be null
 * @param amountFen what the sale was worth, in 分; null for the card's own value
 * @param clerk who redeems, where a person does; may be null
 * @param locationId store, may be null
 * @param requestNumber unique per appid and remembered for ever; null for none
 */
public record RedeemOrder(String appid, String code, String cardId, Long amountFen, String clerk, String locationId,
    String requestNumber, Source source) {}

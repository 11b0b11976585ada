package io.kaquan.coupon;

/**
 * A redemption to be taken back (撤销核销).
 *
 * @param cardId needed for custom codes; else may be null
 * @param reason why, in the words of whoever asks; never blank
 * @param requestNumber unique per appid and remembered for ever; null for none
 */
public record ReverseOrder(String appid, String code, String cardId, String reason, String clerk, String requestNumber,
    Source source) {}

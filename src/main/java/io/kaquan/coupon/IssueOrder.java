package io.kaquan.coupon;

/**
 * A coupon wanted for a person.
 *
 * @param code the merchant's own code, for cards with custom codes; else null
 * @param outerStr channel name, may be null
 * @param requestNumber unique per appid and remembered for ever; null for none
 */
public record IssueOrder(String appid, String cardId, String openid, String code, String outerStr,
    String requestNumber, Source source) {}

package io.kaquan.coupon.ledger;

import java.time.Instant;

/** Something that was asked for and refused. What is not known is null. */
public record Attempt(
    Instant at,
    String arrow,
    String why,
    String appid,
    String cardId,
    String code,
    String openid,
    Long amountFen,
    String locationId,
    String clerk,
    String device,
    String source,
    String requestNumber,
    String reason) {}

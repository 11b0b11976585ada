package io.kaquan.coupon.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that happened to one coupon.
 *
 * @param arrow the word of the arrow that it went along, for the figures
 * @param from state before, null for a coupon that was not there
 * @param to state after
 * @param amountFen 分; 0 where no money is meant
 * @param device the till or browser by its name, may be null
 * @param otherCode the code that goes on from here (RECODED, GIFTED) or that it came from (CLAIMED
 *     as a gift); else null
 * @param requestNumber the caller's {@code out_request_no}, may be null
 */
public record Entry(
    Instant at,
    UUID merchantId,
    String appid,
    String cardId,
    String code,
    EntryKind kind,
    String arrow,
    String from,
    String to,
    String openid,
    long amountFen,
    String locationId,
    String clerk,
    String device,
    String source,
    String requestNumber,
    String outerStr,
    String reason,
    String otherCode) {}

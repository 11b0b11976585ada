package io.kaquan.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that happened to one coupon.
 *
 * @param arrow the word of the arrow that it went along, for the figures
 * @param from state before, null for a coupon that was not there
 * @param to state after
 * @param amountFen 分; 0 where no money is meant
 * @param requestNumber the caller's {@code out_request_no}, may be null
 */
public record Entry(Instant at, UUID merchantId, String appid, String cardId, String code, EntryKind kind, String arrow,
    String from, String to, String openid, long amountFen, String locationId, String clerk, String source,
    String requestNumber, String outerStr, String reason) {}

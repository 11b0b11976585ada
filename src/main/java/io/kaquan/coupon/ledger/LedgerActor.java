package io.kaquan.coupon.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Who did something or asked for it, by which way, and where.
 *
 * @param source API, CONSOLE, TILL, SELF or HOUSE
 * @param clerk e-mail address of the member, null where none was signed in
 * @param device the till or browser by its name, null where unknown
 * @param locationId the store, null where none was named
 */
public record LedgerActor(
    String source, @Nullable String clerk, @Nullable String device, @Nullable String locationId) {}

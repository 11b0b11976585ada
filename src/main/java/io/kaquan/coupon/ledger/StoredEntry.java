package io.kaquan.coupon.ledger;

import java.time.LocalDate;

/**
 * An entry as it stands in the ledger.
 *
 * @param id grows in the order in which entries were written
 * @param day that the entry belongs to
 */
public record StoredEntry(long id, LocalDate day, Entry entry) {}

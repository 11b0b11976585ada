package io.kaquan.reconciliation.statement;

import io.kaquan.platform.tenant.MerchantId;
import java.time.LocalDate;

/**
 * What the ledger says about one merchant and one finished day.
 *
 * @param rows without header and summary
 * @param sha256 of the file's bytes, lower-case hex
 */
public record Statement(MerchantId merchantId, LocalDate day, long rows, String sha256) {}

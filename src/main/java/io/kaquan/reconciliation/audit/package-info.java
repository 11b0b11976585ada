/**
 * The house checks itself: what stands in tables of coupons, cards, gifts and figures against a
 * recount of the ledger. An auditor reads in every room and writes in none but his own.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform.engine", "platform.schedule", "platform.database"})
package io.kaquan.reconciliation.audit;

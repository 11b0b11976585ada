/**
 * What happened to one coupon, and what was refused: the answer to a merchant who asks how this
 * could be.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"coupon.lifecycle", "coupon.ledger", "reconciliation.statement"})
package io.kaquan.reconciliation.trace;

/** What happened to one coupon, and what was refused: the answer to a merchant who asks how this could be. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"coupon", "ledger", "reconciliation"})
package io.kaquan.life;

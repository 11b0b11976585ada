/**
 * What happened to one coupon, and what was refused: the answer to a merchant who asks how its
 * state came about.
 */
@ApplicationModule(
    allowedDependencies = {
      "card.design",
      "coupon.code",
      "coupon.ledger",
      "coupon.lifecycle",
      "platform.tenant",
      "reconciliation.statement"
    })
@NullMarked
package io.kaquan.reconciliation.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

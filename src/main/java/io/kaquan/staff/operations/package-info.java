/**
 * The pages below {@code /ops} for the platform's staff: an account and its suspensions, the
 * working-day calendar, letters that gave up, the self-audit; and who may open which.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "merchant.account",
      "merchant.suspension",
      "merchant.verification",
      "platform.calendar",
      "platform.staff",
      "messaging.outbox",
      "reconciliation.audit",
      "platform.web"
    })
@NullMarked
package io.kaquan.staff.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What an analyst sees: figures of coupons and cards on the diagrams of Cockpit. */
@ApplicationModule(
    allowedDependencies = {"card.catalogue", "card.design", "coupon.lifecycle", "platform.engine"})
@NullMarked
package io.kaquan.staff.cockpit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

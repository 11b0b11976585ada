/** What an analyst sees: figures of coupons and cards on the diagrams of Cockpit. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"card.catalogue", "coupon.lifecycle", "platform.engine"})
package io.kaquan.staff.cockpit;

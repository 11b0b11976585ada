/** What an analyst sees: figures of coupons and cards on the diagrams of Cockpit. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"card", "coupon", "engine"})
package io.kaquan.insight;

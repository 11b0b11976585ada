/** The codes: issue, redeem, reverse, expire, and the ledger that remembers all of it. The hot path. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "calendar", "card", "design", "lot", "account", "merchant", "ledger", "engine", "timetable"})
package io.kaquan.coupon;

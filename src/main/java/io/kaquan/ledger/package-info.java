/** The append-only list of everything that happened to coupons, the attempts that were refused, and the figures of both. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.kaquan.ledger;

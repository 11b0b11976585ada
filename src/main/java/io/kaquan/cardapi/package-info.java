/** The HTTP API in WeChat's card wire format: reads tolerantly, asks a door, words the answer. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "merchant", "card", "design", "coupon", "life", "delivery", "ledger", "reconciliation", "access", "developer", "money", "page"})
package io.kaquan.cardapi;

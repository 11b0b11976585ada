/** The merchants' web pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "merchant", "store", "activation", "material", "document", "card", "lot", "coupon", "life", "delivery", "reversal", "wallet", "ledger", "reconciliation", "notification", "calendar", "access", "developer", "money", "page"})
package io.kaquan.console;

/** The merchants' web pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "merchant", "store", "activation", "material", "document", "card", "lot", "coupon", "life", "delivery", "handout", "landing", "symbol", "reversal", "wallet", "ledger", "reconciliation", "notification", "calendar", "access", "money", "page"})
package io.kaquan.console;

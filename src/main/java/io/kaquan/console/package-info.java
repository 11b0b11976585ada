/** The merchants' web pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "merchant", "store", "activation", "material", "document", "card", "selfservice", "draft", "lot", "coupon", "life", "delivery", "handout", "landing", "symbol", "reversal", "wallet", "ledger", "reconciliation", "notification", "calendar", "access", "developer", "money", "page", "sheet"})
package io.kaquan.console;

/** The consumers' pages: a card behind a QR code or link, claiming it, the claimed coupons. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"holder", "consumer", "delivery", "visit", "addcard", "landing", "card", "design", "detail", "coupon", "gift", "selfservice", "store", "ledger", "account", "merchant", "access", "money", "symbol", "page"})
package io.kaquan.wallet;

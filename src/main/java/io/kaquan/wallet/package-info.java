/** The consumers' pages: a card behind a QR code or link, sign-in by e-mail code, the claimed coupons. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"consumer", "delivery", "visit", "addcard", "landing", "card", "design", "detail", "coupon", "gift", "selfservice", "store", "ledger", "account", "merchant", "access", "money", "symbol", "page"})
package io.kaquan.wallet;

/** The consumers' pages: a card behind a QR code or link, sign-in by e-mail code or by a merchant's app, the claimed coupons. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"consumer", "delivery", "addcard", "card", "detail", "coupon", "gift", "selfservice", "store", "ledger", "account", "merchant", "access", "money", "symbol", "page"})
package io.kaquan.wallet;

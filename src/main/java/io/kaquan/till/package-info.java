/** The clerk's pages, on a phone first: scan or type a code, look, confirm; and what was redeemed today. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "merchant", "store", "card", "design", "coupon", "reversal", "ledger", "detail", "money", "symbol"})
package io.kaquan.till;

/** The merchant's pages about what was redeemed: the list, one code's life, and what is taken back late. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "merchant", "store", "card", "coupon", "life", "reversal", "ledger", "money", "page"})
package io.kaquan.redemption;

/** The merchant's pages of figures: what was viewed, claimed, redeemed, given and expired, by day, channel, store and card. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "card", "store", "ledger", "sheet"})
package io.kaquan.figures;

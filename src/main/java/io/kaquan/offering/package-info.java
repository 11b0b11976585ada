/** The merchant's pages about the cards that are there: the list, each card's life and codes, and the ways by which it comes to people. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "card", "design", "selfservice", "draft", "lot", "coupon", "delivery", "handout", "landing", "symbol", "detail", "page", "sheet"})
package io.kaquan.offering;

/** How many coupons of a card can still be claimed. Claims queue up at its lock. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"card.design"})
package io.kaquan.card.stock;

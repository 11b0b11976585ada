/** How many coupons of a card can still be claimed. Concurrent claims queue at its lock. */
@NullMarked
@ApplicationModule(allowedDependencies = {"card.design"})
package io.kaquan.card.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Cards as they are now: found, listed, filtered, counted, and where each stands. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "card.design",
      "merchant.account",
      "platform.database"
    })
package io.kaquan.card.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * A card as consumers see it: its front, and beside it where, when and how it can be used, and the
 * links of its merchant.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "card.catalogue",
      "card.design",
      "merchant.store",
      "files.media",
      "platform.money",
      "platform.web"
    })
package io.kaquan.card.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

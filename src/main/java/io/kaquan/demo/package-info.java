/**
 * The demo: merchants to sign in as, a mailbox, a clock to move forward, and a story that fills a
 * new database through the calls that people use.
 */
@ApplicationModule(
    allowedDependencies = {
      "consumer",
      "platform.tenant",
      "merchant.account",
      "merchant.member",
      "merchant.activation",
      "merchant.material",
      "files.document",
      "files.media",
      "merchant.store",
      "card.draft",
      "card.catalogue",
      "card.lifecycle",
      "coupon.lifecycle",
      "distribution.delivery",
      "distribution.bulkissue",
      "distribution.landing",
      "coupon.selfservice",
      "distribution.visit",
      "coupon.gift",
      "coupon.statistics",
      "reconciliation.statement",
      "platform.calendar",
      "platform.schedule",
      "platform.engine",
      "platform.web",
      "card.design"
    })
@NullMarked
package io.kaquan.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

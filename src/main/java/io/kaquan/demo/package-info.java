/**
 * What a newcomer finds: people and merchants to sign in as, a mailbox, a clock to move, and a
 * story that was made through the doors.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
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
      "distribution.handout",
      "distribution.landing",
      "coupon.selfservice",
      "distribution.visit",
      "coupon.gift",
      "coupon.ledger",
      "reconciliation.statement",
      "platform.calendar",
      "platform.schedule",
      "platform.engine",
      "platform.web"
    })
package io.kaquan.demo;

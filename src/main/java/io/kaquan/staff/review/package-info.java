/**
 * Pages for the staff beside Tasklist and Cockpit: an application's materials in full, a card under
 * review, an account and its suspensions, the calendar, letters that gave up, the self-audit.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "merchant.activation",
      "card.catalogue",
      "card.lifecycle",
      "card.design",
      "platform.money",
      "merchant.material",
      "files.document",
      "merchant.account",
      "merchant.suspension",
      "merchant.verification",
      "merchant.member",
      "platform.calendar",
      "platform.staff",
      "messaging.notification",
      "reconciliation.audit",
      "platform.web"
    })
package io.kaquan.staff.review;

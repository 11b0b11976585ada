/**
 * Pages for the staff beside Tasklist and Cockpit: an application's materials in full, a card under review, an account and its suspensions, the
 * calendar, letters that gave up, the self-audit.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"activation", "card", "design", "money", "material", "document", "account", "merchant",
    "calendar", "engine", "notification", "audit", "page"})
package io.kaquan.ops;

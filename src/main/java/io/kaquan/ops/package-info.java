/**
 * Pages for the staff beside Tasklist and Cockpit: an application's materials in full, an account and its suspensions, the
 * calendar, letters that gave up, the self-audit.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"activation", "material", "document", "account", "merchant",
    "calendar", "engine", "notification", "audit", "page"})
package io.kaquan.ops;

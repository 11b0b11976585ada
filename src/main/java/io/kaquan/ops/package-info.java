/**
 * Pages for the staff beside Tasklist and Cockpit: an application's materials in full, an account and its suspensions, the
 * calendar, letters that gave up.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"activation", "material", "document", "account", "merchant",
    "calendar", "engine", "notification", "page"})
package io.kaquan.ops;

/**
 * Pages for the staff beside Tasklist and Cockpit: an application's materials in full, an account and its suspensions, the
 * calendar.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"activation", "document", "account", "merchant",
    "calendar", "engine", "page"})
package io.kaquan.ops;

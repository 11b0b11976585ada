/** Pages for the staff beside Tasklist and Cockpit: an application's materials in full, an account and its suspensions. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"activation", "document", "account", "merchant",
    "engine", "page"})
package io.kaquan.ops;

/** Pages for the platform's own staff beside Tasklist and Cockpit: the materials of an application in full. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"activation", "document", "account", "merchant", "engine", "page"})
package io.kaquan.ops;

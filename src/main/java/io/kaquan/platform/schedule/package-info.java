/**
 * What runs when: Quartz on its JDBC store, so that of any number of nodes one runs an entry. Knows
 * how, never why.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform.database"})
package io.kaquan.platform.schedule;

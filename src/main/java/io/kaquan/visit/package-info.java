/** Consumers' looks at cards, counted once for each browser and day. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ledger", "access", "timetable"})
package io.kaquan.visit;

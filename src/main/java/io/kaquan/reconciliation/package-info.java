/** The statement of each merchant and day, made from the ledger alone. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ledger", "merchant", "notification", "engine", "timetable"})
package io.kaquan.reconciliation;

/** The statement of each merchant and day, made from the ledger alone. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ledger", "account", "merchant", "notification", "engine", "timetable", "sheet"})
package io.kaquan.reconciliation;

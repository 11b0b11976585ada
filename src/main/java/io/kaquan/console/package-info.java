/** The merchant's pages about accounts: applying for the card function, secrets, stores, statements, notices. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "merchant", "store", "activation", "material", "document", "reconciliation", "notification", "access", "developer", "page"})
package io.kaquan.console;

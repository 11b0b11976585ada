/** The cards of merchants: their stock, review and changes, and their life from draft to settled. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"design", "account", "merchant", "calendar", "notification", "engine", "money", "page"})
package io.kaquan.card;

/** The designs of cards: their content, review, stock, and life from draft to settled. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "merchant", "calendar", "notification", "engine", "money", "page"})
package io.kaquan.card;

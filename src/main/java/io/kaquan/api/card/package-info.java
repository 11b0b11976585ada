/** Calls of the API about cards: create, read, list, stock, colours. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"api.wire", "card.catalogue", "card.lifecycle", "card.design"})
package io.kaquan.api.card;

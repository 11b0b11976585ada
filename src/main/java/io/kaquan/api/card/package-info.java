/** The calls of the API about cards: create, read, list, stock, colours. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "api.wire",
      "card.catalogue",
      "card.design",
      "card.lifecycle",
      "platform.tenant"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.api.card;

/**
 * A card as consumers see it: its face, and what they are told beside it: where, when and how it
 * can be used, and where its merchant leads them.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "card.catalogue",
      "card.design",
      "merchant.store",
      "files.media",
      "platform.money",
      "platform.web"
    })
package io.kaquan.card.view;

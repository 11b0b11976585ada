/**
 * The pages on which cards are made, copied and changed, step by step, with a preview as consumers
 * will see it.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "signin",
      "merchant.account",
      "merchant.capability",
      "merchant.activation",
      "merchant.material",
      "files.document",
      "merchant.store",
      "card.catalogue",
      "card.lifecycle",
      "card.design",
      "card.draft",
      "files.media",
      "card.view",
      "files.barcode",
      "platform.money",
      "platform.web"
    })
@io.kaquan.signin.Access(io.kaquan.signin.Permission.EDIT)
@org.jspecify.annotations.NullMarked
package io.kaquan.console.wizard;

/** The merchant's pages in which cards are made, copied and changed, step by step, with a preview as consumers will see it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"entrance", "account", "activation", "material", "document", "store", "card", "design", "draft", "media", "detail", "symbol", "money"})
package io.kaquan.wizard;

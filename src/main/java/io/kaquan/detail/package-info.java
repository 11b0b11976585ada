/** What consumers are told of a card beside its face: where, when and how it can be used, and where its merchant leads them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"card", "design", "store", "media", "money", "page"})
package io.kaquan.detail;

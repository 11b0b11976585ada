/**
 * A card as consumers see it: its face, and what they are told beside it: where, when and how it can be used, and where its
 * merchant leads them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"card", "design", "store", "media", "money", "page"})
package io.kaquan.detail;

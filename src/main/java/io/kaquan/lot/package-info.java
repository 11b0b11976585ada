/** Lots: many codes of one card that are generated, imported or made unavailable together, and how far that is. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"card", "design", "account", "sheet"})
package io.kaquan.lot;

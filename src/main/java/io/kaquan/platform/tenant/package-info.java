/**
 * Whose a row is: the merchant, and the account or app of the merchant. Every room that keeps
 * something for a merchant uses these instead of text.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.kaquan.platform.tenant;

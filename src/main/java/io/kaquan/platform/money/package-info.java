/** Amounts of money. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.kaquan.platform.money;

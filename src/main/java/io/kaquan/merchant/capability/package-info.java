/** What the two channels let a merchant with the card function create. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"merchant.account", "platform.tenant"})
package io.kaquan.merchant.capability;

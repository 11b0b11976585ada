/** Who the merchants are, and the people who work for them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"engine"})
package io.kaquan.merchant;

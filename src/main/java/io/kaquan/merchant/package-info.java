/** Who the merchants are: members, official accounts, mobile apps, and what each may do with the card function. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"engine"})
package io.kaquan.merchant;

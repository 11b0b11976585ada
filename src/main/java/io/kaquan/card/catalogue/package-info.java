/** Cards as they are now: found, listed, filtered and counted. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"card.design", "platform.database"})
package io.kaquan.card.catalogue;

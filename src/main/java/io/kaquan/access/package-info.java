/** What proves who somebody is: API tokens, sealed links, the key of this installation. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database"})
package io.kaquan.access;

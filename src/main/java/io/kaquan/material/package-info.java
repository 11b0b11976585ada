/** What a merchant hands in when applying: what is asked for, how it is called, and what can be said of it without a reviewer. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"account", "merchant", "document", "notification"})
package io.kaquan.material;

/** The daily statements of a month and their files. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"reconciliation.statement", "signin", "platform.tenant", "platform.web"})
@org.jspecify.annotations.NullMarked
package io.kaquan.console.statement;

/** Calls of the API about statements of finished days. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "api.wire",
      "reconciliation.statement",
      "platform.access",
      "platform.web",
      "platform.tenant"
    })
package io.kaquan.api.statement;

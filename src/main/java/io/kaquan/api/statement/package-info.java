/** The calls of the API about statements of finished days. None of them is a call of WeChat's. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "api.wire",
      "platform.access",
      "platform.tenant",
      "platform.web",
      "reconciliation.statement"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.api.statement;

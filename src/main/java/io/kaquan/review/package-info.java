/**
 * Reviews of what merchants ask for, whatever it is: the reviewers' task, its 3-working-day clock,
 * and who decided.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.engine",
      "platform.calendar",
      "messaging.notification",
      "platform.staff",
      "platform.web",
      "platform.database"
    })
package io.kaquan.review;

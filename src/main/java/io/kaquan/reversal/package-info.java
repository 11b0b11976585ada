/** Redemptions that are taken back after the card's window is over: somebody asks, another owner decides. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"coupon", "card", "merchant", "calendar", "notification", "page", "timetable"})
package io.kaquan.reversal;

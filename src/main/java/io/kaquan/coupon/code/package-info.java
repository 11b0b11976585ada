/** What the code of a coupon is, and how the platform makes one. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform.access"})
@org.jspecify.annotations.NullMarked
package io.kaquan.coupon.code;

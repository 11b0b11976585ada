/** Bringing cards to consumers: tickets behind QR codes and links, each claimable as often as it says. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"card", "coupon", "access", "page"})
package io.kaquan.delivery;

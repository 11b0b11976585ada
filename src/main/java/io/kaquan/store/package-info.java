/** 门店: the places where a merchant's coupons are redeemed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access"})
package io.kaquan.store;

/**
 * Coupons on their way to a friend: offered, taken, taken back, lapsed; and the process that waits
 * beside each of them.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "consumer",
      "card.design",
      "coupon.code",
      "coupon.lifecycle",
      "platform.database",
      "platform.engine"
    })
package io.kaquan.coupon.gift;

/**
 * Links with which a merchant's own app brings somebody to the wallet: WeChat's signed {@code
 * cardExt}, each good for once.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.database",
      "platform.access",
      "distribution.delivery",
      "platform.schedule"
    })
package io.kaquan.distribution.addcard;

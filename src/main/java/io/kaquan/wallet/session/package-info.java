/**
 * Who is signed in to the wallet: sign-in by e-mail code, the guests of a merchant's app, and by
 * which openids they are known.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"consumer", "coupon.lifecycle", "platform.web"})
package io.kaquan.wallet.session;

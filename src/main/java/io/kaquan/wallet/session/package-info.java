/**
 * Who is signed in to the wallet: a consumer by an e-mail code, or a guest whom a merchant's app
 * brought, and the openids by which merchants know them.
 */
@ApplicationModule(
    allowedDependencies = {"platform.tenant", "consumer", "coupon.lifecycle", "platform.web"})
@NullMarked
package io.kaquan.wallet.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package io.kaquan.merchant.developer;

import java.time.Instant;

/** Where news about an account's coupons goes, without its secrets. */
public record Callback(String url, CallbackMode mode, Instant changedAt) {}

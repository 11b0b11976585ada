package io.kaquan.api.wire;

import io.kaquan.coupon.lifecycle.Asker;
import java.util.UUID;

/** In whose name a call is made. */
public record Caller(String appid, UUID merchantId, Asker by) {}

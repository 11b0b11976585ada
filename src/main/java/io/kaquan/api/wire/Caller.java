package io.kaquan.api.wire;

import io.kaquan.coupon.lifecycle.Actor;
import java.util.UUID;

/** In whose name a call is made. */
public record Caller(String appid, UUID merchantId, Actor by) {}

package io.kaquan.cardapi;

import io.kaquan.coupon.Asker;
import java.util.UUID;

/** In whose name a call is made. */
record Caller(String appid, UUID merchantId, Asker by) {}

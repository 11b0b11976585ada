package io.kaquan.api.code;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.CouponResult;

/** A call that may carry a request number, and whose first answer can therefore be asked for. */
interface NumberedCall extends Call {

  /** As coupons call it: {@code REDEEM}. */
  String operation();

  /** The same answer is always the same bytes. */
  Reply reply(CouponResult answer);
}

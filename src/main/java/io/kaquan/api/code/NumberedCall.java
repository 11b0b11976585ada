package io.kaquan.api.code;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.CouponResult;

/** A call that takes a request number, so that its first answer can be read again. */
interface NumberedCall extends Call {

  /** The name of the operation in the coupon room, for example {@code REDEEM}. */
  String operation();

  /** Writes the result of the operation. The same result gives the same bytes. */
  Reply reply(CouponResult result);
}

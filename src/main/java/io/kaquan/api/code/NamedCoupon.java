package io.kaquan.api.code;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import org.jspecify.annotations.Nullable;

/**
 * The coupon that a call is about.
 *
 * @param cardId its card; null if the call names none
 */
record NamedCoupon(CouponCode code, @Nullable CardId cardId) {

  /**
   * Reads {@code code} and {@code card_id}.
   *
   * @throws CallRefused if the code is absent; as for an unknown code if no coupon can have it
   */
  static NamedCoupon of(Payload payload) {
    String code = payload.required("code", CommonErrcode.NO_CODE);
    String cardId = payload.text("card_id");
    return new NamedCoupon(
        CouponCode.parse(code).orElseThrow(NamedCoupon::unknown),
        cardId == null ? null : CardId.parse(cardId).orElseThrow(NamedCoupon::unknown));
  }

  private static CallRefused unknown() {
    return new CallRefused(CodeErrcode.BAD_SERIAL_CODE);
  }
}

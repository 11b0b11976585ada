package io.kaquan.api.code;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.Coupons;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/decrypt}: the code that reached the merchant encrypted, through a consumer's
 * browser.
 */
@Component
class DecryptCode implements Call {
  private final Coupons coupons;

  DecryptCode(Coupons coupons) {
    this.coupons = coupons;
  }

  @Override
  public String path() {
    return "/card/code/decrypt";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    return coupons
        .decrypted(caller.appid(), payload.required("encrypt_code", CodeErrcode.BAD_ENCRYPTED_CODE))
        .map(code -> Reply.of(Reply.ok().put("code", code.value())))
        .orElseGet(() -> Reply.refused(CodeErrcode.BAD_ENCRYPTED_CODE));
  }
}

package io.kaquan.api.delivery;

import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Errcode;
import io.kaquan.distribution.delivery.Deliveries;

/** The errcodes of calls about QR codes, and which errcode each fault of one is. */
enum DeliveryErrcode implements Errcode {
  BAD_ACTION_NAME(40052, "invalid action name"),
  BAD_ACTION_INFO(40053, "invalid action info, please check document");

  private final int code;
  private final String words;

  DeliveryErrcode(int code, String words) {
    this.code = code;
    this.words = words;
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public String words() {
    return words;
  }

  static Errcode of(Deliveries.Fault fault) {
    return switch (fault) {
      case UNKNOWN_CARD -> CommonErrcode.BAD_CARD_ID;
      case WRONG_STATUS -> CommonErrcode.BAD_CARD_STATUS;
      case CODE_NEEDED -> CommonErrcode.NO_CODE;
      case OPENID_NEEDED -> CommonErrcode.NO_OPENID;
      case BAD_ARGUMENT -> CommonErrcode.BAD_ARGS;
    };
  }
}

package io.kaquan.api.code;

import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Errcode;
import io.kaquan.coupon.lifecycle.Refusal;

/** The errcodes of calls about codes, and which errcode each refusal of a coupon is. */
enum CodeErrcode implements Errcode {
  BAD_OPENID(40003, "invalid openid"),
  BAD_SERIAL_CODE(40056, "invalid serial code"),
  BAD_ENCRYPTED_CODE(40075, "invalid encrypt code"),
  CONSUMED(40099, "invalid code, this code has consumed."),
  TOO_MANY_CODES(40109, "too many code size, must <= 100"),
  EMPTY_CODE(40110, "have empty code"),
  SAME_CODE(40111, "have same code"),
  BAD_CODE(40116, "invalid code"),
  BAD_USER_CARD_STATUS(
      40127,
      "invalid user-card status! Hint: the card was given to user, but may be deleted or expired "
          + "or set unavailable !"),
  OUTSIDE_HOURS(40147, "invalid consume! Consume time overranging restricts."),
  NO_STOCK(45031, "stock is out of limit"),
  GET_LIMIT(45033, "user get card num is out of get_limit"),
  TOO_OFTEN(45011, "api minute-quota reach limit, must slower, retry next minute"),
  USE_LIMIT(72020, "limit consume in use limit"),
  /** WeChat has no request numbers, so these two are not WeChat's. */
  REQUEST_NUMBER_REUSED(90001, "out_request_no was used before with other content"),
  UNKNOWN_REQUEST_NUMBER(90002, "out_request_no was never seen"),
  OUTCOME_UNKNOWN(90003, "outcome unknown, ask by out_request_no");

  private final int code;
  private final String words;

  CodeErrcode(int code, String words) {
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

  static Errcode of(Refusal refusal) {
    return switch (refusal) {
      case BUSY -> CommonErrcode.SYSTEM_ERROR;
      case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
      case BAD_REQUEST_NUMBER -> CommonErrcode.BAD_ARGS;
      case REQUEST_NUMBER_REUSED -> REQUEST_NUMBER_REUSED;
      case UNKNOWN_CODE -> BAD_SERIAL_CODE;
      case CARD_ID_NEEDED -> CommonErrcode.NO_CARD_ID;
      case NOT_USABLE, NOT_REDEEMED, WINDOW_OVER, REVERSED_TOO_OFTEN -> BAD_USER_CARD_STATUS;
      case ALREADY_REDEEMED -> CONSUMED;
      case OUT_OF_VALIDITY, CARD_OVER -> CommonErrcode.BAD_TIME;
      case USE_LIMIT -> USE_LIMIT;
      case WRONG_STORE -> CommonErrcode.BAD_LOCATION;
      case OUTSIDE_HOURS -> OUTSIDE_HOURS;
      case UNKNOWN_CARD -> CommonErrcode.BAD_CARD_ID;
      case NOT_ON_SALE -> CommonErrcode.BAD_CARD_STATUS;
      case SUSPENDED -> CommonErrcode.UNAUTHORIZED;
      case MALFORMED_OPENID -> BAD_OPENID;
      case PERSON_LIMIT -> GET_LIMIT;
      case SOLD_OUT -> NO_STOCK;
      case BAD_CODE, CODE_TAKEN -> BAD_CODE;
      case SAME_CODE -> SAME_CODE;
      case NOT_CUSTOM_CODE, NOT_DEPOSITED, NOT_GIVABLE, OWN_GIFT -> CommonErrcode.BAD_ARGS;
      case GIFT_OVER -> BAD_USER_CARD_STATUS;
      case TOO_MANY_GUESSES -> TOO_OFTEN;
    };
  }

  /**
   * Returns the errcode of a check that changes nothing: there, out of validity is a status of the
   * coupon and not a bad moment.
   */
  static Errcode ofCheck(Refusal refusal) {
    return refusal == Refusal.OUT_OF_VALIDITY ? BAD_USER_CARD_STATUS : of(refusal);
  }
}

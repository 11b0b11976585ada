package io.kaquan.api.wire;

import io.kaquan.card.design.CardFault;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.distribution.delivery.Deliveries;

/**
 * WeChat's numbers for what went wrong, with WeChat's words; and which of them each of our refusals
 * is.
 */
enum Errcode {
  SYSTEM_ERROR(-1, "system error"),
  OK(0, "ok"),
  BAD_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
  BAD_GRANT_TYPE(40002, "invalid grant_type"),
  BAD_OPENID(40003, "invalid openid"),
  BAD_APPID(40013, "invalid appid"),
  BAD_TOKEN(40014, "invalid access_token"),
  BAD_ARGS_SIZE(40035, "invalid args size"),
  BAD_ACTION_NAME(40052, "invalid action name"),
  BAD_ACTION_INFO(40053, "invalid action info, please check document"),
  BAD_SERIAL_CODE(40056, "invalid serial code"),
  BAD_SKU(40070, "invalid sku info"),
  BAD_CARD_TYPE(40071, "invalid card type"),
  BAD_LOCATION(40072, "invalid location id"),
  BAD_CARD_ID(40073, "invalid card id"),
  BAD_ENCRYPTED_CODE(40075, "invalid encrypt code"),
  BAD_COLOR(40076, "invalid color id"),
  BAD_CARD_STATUS(40078, "invalid card status"),
  BAD_TIME(40079, "invalid time"),
  BAD_ARGS(40097, "invalid args"),
  CONSUMED(40099, "invalid code, this code has consumed."),
  TOO_MANY_CODES(40109, "too many code size, must <= 100"),
  EMPTY_CODE(40110, "have empty code"),
  SAME_CODE(40111, "have same code"),
  BAD_CODE(40116, "invalid code"),
  BAD_QUANTITY(40122, "invalid card quantity"),
  BAD_SECRET(40125, "invalid appsecret"),
  BAD_USER_CARD_STATUS(
      40127,
      "invalid user-card status! Hint: the card was given to user, but may be deleted or expired "
          + "or set unavailable !"),
  OVER_DEPOSITED(40136, "invalid use DepositCodeMode, make sure sku.quantity>DepositCode.quantity"),
  OUTSIDE_HOURS(40147, "invalid consume! Consume time overranging restricts."),
  BAD_CUSTOM_CODE(40158, "invalid use_custom_code, need be false"),
  /** The field at fault is the address itself. */
  BAD_PLACE(40164, "invalid ip %s, not in whitelist"),
  NO_TOKEN(41001, "access_token missing"),
  NO_APPID(41002, "appid missing"),
  NO_SECRET(41004, "appsecret missing"),
  NO_OPENID(41009, "missing openid"),
  NO_FIELD(41011, "missing required fields! please check document and request json!"),
  NO_CARD_ID(41012, "missing card id"),
  NO_CODE(41013, "missing code"),
  EXPIRED_TOKEN(42001, "access_token expired"),
  NEEDS_POST(43002, "require POST method"),
  NO_BODY(44002, "empty post data"),
  TOO_LONG(
      45021, "some argument may be out of length limit! please check document and request json!"),
  NO_STOCK(45031, "stock is out of limit"),
  GET_LIMIT(45033, "user get card num is out of get_limit"),
  TOO_OFTEN(45011, "api minute-quota reach limit, must slower, retry next minute"),
  BAD_DATA(47001, "data format error"),
  UNAUTHORIZED(48001, "api unauthorized"),
  BAD_DATE(61500, "date format error"),
  BAD_DATE_RANGE(61501, "date range error"),
  BAD_LEAST_COST(72008, "invalid least cost, most larger than reduce cost"),
  BAD_GET_LIMIT(72009, "invalid get limit, can not over 50"),
  USE_LIMIT(72020, "limit consume in use limit"),
  /** Ours: WeChat has no request numbers. */
  REQUEST_NUMBER_REUSED(90001, "out_request_no was used before with other content"),
  UNKNOWN_REQUEST_NUMBER(90002, "out_request_no was never seen");

  private final int code;
  private final String words;

  Errcode(int code, String words) {
    this.code = code;
    this.words = words;
  }

  int code() {
    return code;
  }

  String words() {
    return words;
  }

  /**
   * @param field null where none is at fault
   */
  String words(String field) {
    return this == BAD_PLACE
        ? words.formatted(field)
        : words + (field == null ? "" : " hint: [" + field + "]");
  }

  static Errcode of(Refusal refusal) {
    return switch (refusal) {
      case BUSY -> SYSTEM_ERROR;
      case BAD_REQUEST_NUMBER -> BAD_ARGS;
      case REQUEST_NUMBER_REUSED -> REQUEST_NUMBER_REUSED;
      case UNKNOWN_CODE -> BAD_SERIAL_CODE;
      case CARD_ID_NEEDED -> NO_CARD_ID;
      case NOT_USABLE, NOT_REDEEMED, WINDOW_OVER, REVERSED_TOO_OFTEN -> BAD_USER_CARD_STATUS;
      case ALREADY_REDEEMED -> CONSUMED;
      case OUT_OF_VALIDITY, CARD_OVER -> BAD_TIME;
      case USE_LIMIT -> USE_LIMIT;
      case WRONG_STORE -> BAD_LOCATION;
      case OUTSIDE_HOURS -> OUTSIDE_HOURS;
      case UNKNOWN_CARD -> BAD_CARD_ID;
      case NOT_ON_SALE -> BAD_CARD_STATUS;
      case SUSPENDED -> UNAUTHORIZED;
      case MALFORMED_OPENID -> BAD_OPENID;
      case PERSON_LIMIT -> GET_LIMIT;
      case SOLD_OUT -> NO_STOCK;
      case BAD_CODE, CODE_TAKEN -> BAD_CODE;
      case SAME_CODE -> SAME_CODE;
      case NOT_CUSTOM_CODE, NOT_DEPOSITED, NOT_GIVABLE, OWN_GIFT -> BAD_ARGS;
      case GIFT_OVER -> BAD_USER_CARD_STATUS;
      case TOO_MANY_GUESSES -> TOO_OFTEN;
    };
  }

  /**
   * Of a check that changes nothing: here, out of validity is a state of the coupon and not a
   * moment that was missed.
   */
  static Errcode ofCheck(Refusal refusal) {
    return refusal == Refusal.OUT_OF_VALIDITY ? BAD_USER_CARD_STATUS : of(refusal);
  }

  static Errcode of(CardFault fault) {
    return switch (fault) {
      case UNKNOWN_CARD -> BAD_CARD_ID;
      case WRONG_STATUS -> BAD_CARD_STATUS;
      case NOT_ACTIVE -> UNAUTHORIZED;
      case UNKNOWN_TYPE, TYPE_NOT_GRANTED -> BAD_CARD_TYPE;
      case MISSING_FIELD -> NO_FIELD;
      case TOO_LONG -> TOO_LONG;
      case BAD_STOCK -> BAD_QUANTITY;
      case BAD_COLOR -> BAD_COLOR;
      case BAD_TIME -> BAD_TIME;
      case BAD_CODE_TYPE -> BAD_LOCATION;
      case BAD_CUSTOM_CODE -> BAD_CUSTOM_CODE;
      case BAD_LIMIT -> BAD_GET_LIMIT;
      case BAD_AMOUNT -> BAD_LEAST_COST;
      case STOCK_OVER_DEPOSITED -> OVER_DEPOSITED;
      case BAD_ARGUMENT, NOT_CHANGEABLE -> BAD_ARGS;
    };
  }

  /** In a new card the stock is a part of {@code sku}. */
  static Errcode ofCreate(CardFault fault) {
    return fault == CardFault.BAD_STOCK ? BAD_SKU : of(fault);
  }

  static Errcode of(Deliveries.Fault fault) {
    return switch (fault) {
      case UNKNOWN_CARD -> BAD_CARD_ID;
      case WRONG_STATUS -> BAD_CARD_STATUS;
      case CODE_NEEDED -> NO_CODE;
      case OPENID_NEEDED -> NO_OPENID;
      case BAD_ARGUMENT -> BAD_ARGS;
    };
  }
}

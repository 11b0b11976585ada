package io.kaquan.api.card;

import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Errcode;
import io.kaquan.card.design.CardFault;

/** The errcodes of calls about cards, and which errcode each fault of a card is. */
enum CardErrcode implements Errcode {
  BAD_SKU(40070, "invalid sku info"),
  BAD_CARD_TYPE(40071, "invalid card type"),
  BAD_COLOR(40076, "invalid color id"),
  BAD_QUANTITY(40122, "invalid card quantity"),
  OVER_DEPOSITED(40136, "invalid use DepositCodeMode, make sure sku.quantity>DepositCode.quantity"),
  BAD_CUSTOM_CODE(40158, "invalid use_custom_code, need be false"),
  BAD_LEAST_COST(72008, "invalid least cost, most larger than reduce cost"),
  BAD_GET_LIMIT(72009, "invalid get limit, can not over 50");

  private final int code;
  private final String words;

  CardErrcode(int code, String words) {
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

  static Errcode of(CardFault fault) {
    return switch (fault) {
      case UNKNOWN_CARD -> CommonErrcode.BAD_CARD_ID;
      case WRONG_STATUS -> CommonErrcode.BAD_CARD_STATUS;
      case NOT_ACTIVE -> CommonErrcode.UNAUTHORIZED;
      case UNKNOWN_TYPE, TYPE_NOT_GRANTED -> BAD_CARD_TYPE;
      case MISSING_FIELD -> CommonErrcode.NO_FIELD;
      case TOO_LONG -> CommonErrcode.TOO_LONG;
      case BAD_STOCK -> BAD_QUANTITY;
      case BAD_COLOR -> BAD_COLOR;
      case BAD_TIME -> CommonErrcode.BAD_TIME;
      case BAD_CODE_TYPE -> CommonErrcode.BAD_LOCATION;
      case BAD_CUSTOM_CODE -> BAD_CUSTOM_CODE;
      case BAD_LIMIT -> BAD_GET_LIMIT;
      case BAD_AMOUNT -> BAD_LEAST_COST;
      case STOCK_OVER_DEPOSITED -> OVER_DEPOSITED;
      case BAD_ARGUMENT, NOT_CHANGEABLE -> CommonErrcode.BAD_ARGS;
    };
  }

  /** Returns the errcode of a fault in a new card, where the stock is a part of {@code sku}. */
  static Errcode ofCreate(CardFault fault) {
    return fault == CardFault.BAD_STOCK ? BAD_SKU : of(fault);
  }
}

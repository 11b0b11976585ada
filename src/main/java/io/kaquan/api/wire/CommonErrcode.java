package io.kaquan.api.wire;

import org.jspecify.annotations.Nullable;

/** The errcodes of the frame, and those that several subjects answer with. */
public enum CommonErrcode implements Errcode {
  SYSTEM_ERROR(-1, "system error"),
  OK(0, "ok"),
  BAD_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
  BAD_TOKEN(40014, "invalid access_token"),
  BAD_ARGS_SIZE(40035, "invalid args size"),
  BAD_LOCATION(40072, "invalid location id"),
  BAD_CARD_ID(40073, "invalid card id"),
  BAD_CARD_STATUS(40078, "invalid card status"),
  BAD_TIME(40079, "invalid time"),
  BAD_ARGS(40097, "invalid args"),
  NO_TOKEN(41001, "access_token missing"),
  NO_OPENID(41009, "missing openid"),
  NO_FIELD(41011, "missing required fields! please check document and request json!"),
  NO_CARD_ID(41012, "missing card id"),
  NO_CODE(41013, "missing code"),
  EXPIRED_TOKEN(42001, "access_token expired"),
  NEEDS_POST(43002, "require POST method"),
  NO_BODY(44002, "empty post data"),
  TOO_LONG(
      45021, "some argument may be out of length limit! please check document and request json!"),
  BAD_DATA(47001, "data format error"),
  UNAUTHORIZED(48001, "api unauthorized"),
  /** The "field" of this one is the network address. */
  BAD_ADDRESS(40164, "invalid ip %s, not in whitelist") {
    @Override
    public String words(@Nullable String field) {
      return words().formatted(field);
    }
  };

  private final int code;
  private final String words;

  CommonErrcode(int code, String words) {
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
}

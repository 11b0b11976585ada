package io.kaquan.api.token;

import io.kaquan.api.wire.Errcode;

/** The errcodes of calls about tokens. */
enum TokenErrcode implements Errcode {
  BAD_GRANT_TYPE(40002, "invalid grant_type"),
  BAD_APPID(40013, "invalid appid"),
  BAD_SECRET(40125, "invalid appsecret"),
  NO_APPID(41002, "appid missing"),
  NO_SECRET(41004, "appsecret missing");

  private final int code;
  private final String words;

  TokenErrcode(int code, String words) {
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

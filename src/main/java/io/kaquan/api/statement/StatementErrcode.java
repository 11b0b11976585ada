package io.kaquan.api.statement;

import io.kaquan.api.wire.Errcode;

/** The errcodes of calls about statements. */
enum StatementErrcode implements Errcode {
  BAD_DATE(61500, "date format error"),
  BAD_DATE_RANGE(61501, "date range error");

  private final int code;
  private final String words;

  StatementErrcode(int code, String words) {
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

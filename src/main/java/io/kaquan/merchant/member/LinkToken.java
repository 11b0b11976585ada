package io.kaquan.merchant.member;

import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.access.Sha256;

/** What a letter's link ends in: 256 random bits, of which only the hash is kept. */
record LinkToken(String text) {
  private static final int BYTES = 32;

  static LinkToken draw() {
    return new LinkToken(RandomText.base64Url(BYTES));
  }

  String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "LinkToken";
  }
}

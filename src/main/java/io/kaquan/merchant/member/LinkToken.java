package io.kaquan.merchant.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What a letter's link ends in: 256 random bits, of which only the hash is kept. */
record LinkToken(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static LinkToken draw() {
    byte[] drawn = new byte[BYTES];
    RANDOM.nextBytes(drawn);
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(drawn));
  }

  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "LinkToken";
  }
}

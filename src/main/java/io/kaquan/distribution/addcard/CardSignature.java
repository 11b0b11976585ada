package io.kaquan.distribution.addcard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** WeChat's signature: the values in the order of their bytes, one after the other, as SHA-1. */
final class CardSignature {
  private CardSignature() {}

  /** Values that are null or empty are left out. */
  static String of(String... values) {
    String sorted =
        Stream.of(values)
            .filter(value -> value != null && !value.isEmpty())
            .map(value -> value.getBytes(StandardCharsets.UTF_8))
            .sorted(Arrays::compareUnsigned)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

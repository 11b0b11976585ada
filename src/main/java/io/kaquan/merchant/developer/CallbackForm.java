package io.kaquan.merchant.developer;

/**
 * What a merchant typed.
 *
 * @param token empty: kept, or made where there is none; {@code aesKey} the same
 */
public record CallbackForm(String url, CallbackMode mode, String token, String aesKey) {

  /** Never the secrets. */
  @Override
  public String toString() {
    return "CallbackForm " + url + " " + mode;
  }
}

package io.kaquan.distribution.addcard;

import java.util.List;

/**
 * A link that was signed by its appid's program, a short while ago.
 *
 * @param openid the person it was made for; null for whoever opens it
 */
public record AddLink(String appid, String openid, List<Signed> cards) {

  /**
   * One card of it.
   *
   * @param code custom code; null for none
   * @param outerStr channel; null for none. It is not signed: whoever has the link can change it
   */
  public record Signed(
      String cardId, String code, String outerStr, String nonce, String signature) {}

  @Override
  public String toString() {
    return "AddLink of " + appid;
  }
}

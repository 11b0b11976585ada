package io.kaquan.delivery;

import io.kaquan.coupon.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door to deliveries: what a QR code or link leads to. */
@Component
public class Deliveries {

  /**
   * One card of a delivery.
   *
   * @param code custom code to hand out; null for none
   * @param openid the only person who may claim it; null for anybody
   * @param unique can be claimed once by one person altogether; true as well where a code or openid is named
   * @param outerStr channel name; null for none
   */
  public record Item(String cardId, String code, String openid, boolean unique, String outerStr) {}

  /**
   * @param ticket random, unguessable; the page is at {@code /wallet/q/<ticket>}
   * @param expiresAt null for a year
   */
  public record Delivery(String ticket, String appid, List<Item> items, Instant expiresAt) {}

  /** Why a delivery is not made. */
  public enum Fault {
    UNKNOWN_CARD,
    WRONG_STATUS,
    CODE_NEEDED,
    OPENID_NEEDED,
    BAD_ARGUMENT
  }

  /** Exactly one of the two is set. */
  public record Made(Delivery delivery, Fault fault) {}

  /** Makes a delivery of one or more cards of this appid. */
  public Made make(String appid, List<Item> items, Integer expireSeconds) {
    throw new UnsupportedOperationException();
  }

  /** Empty when unknown; an expired one is found. */
  public Optional<Delivery> find(String ticket) {
    throw new UnsupportedOperationException();
  }

  /**
   * Claims one card of the delivery for a person. A double tap gives one coupon: the same person gets the same answer
   * again for as long as the page's {@code claimNumber} is the same.
   */
  public Answer claim(String ticket, int item, String openid, String claimNumber) {
    throw new UnsupportedOperationException();
  }
}

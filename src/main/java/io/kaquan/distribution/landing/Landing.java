package io.kaquan.distribution.landing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page with cards.
 *
 * @param id the API's {@code page_id}
 * @param key random, unguessable; the page is at {@code /wallet/l/<key>}
 * @param shared whether the page offers to be passed on
 * @param channel name of the way, for the figures; null for none
 * @param scene where the API says that the link will stand; null where it did not
 * @param banner whether it has a picture of its own
 * @param endedAt when its merchant ended it; null where nobody did
 */
public record Landing(
    int id,
    String key,
    UUID merchantId,
    String appid,
    String title,
    boolean shared,
    String channel,
    String scene,
    List<Shown> cards,
    boolean banner,
    Instant madeAt,
    Instant changedAt,
    Instant endedAt) {

  /**
   * @param thumbUrl small picture that the API names; null for none
   */
  public record Shown(String cardId, String thumbUrl) {}

  public boolean isEnded() {
    return endedAt != null;
  }

  /** Changes with its content: for addresses that browsers may keep. */
  public long version() {
    return changedAt.toEpochMilli();
  }

  public boolean holds(String cardId) {
    return cards.stream().anyMatch(one -> one.cardId().equals(cardId));
  }

  Landing with(List<Shown> others) {
    return new Landing(
        id,
        key,
        merchantId,
        appid,
        title,
        shared,
        channel,
        scene,
        others,
        banner,
        madeAt,
        changedAt,
        endedAt);
  }
}

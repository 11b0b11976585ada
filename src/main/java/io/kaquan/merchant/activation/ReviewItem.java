package io.kaquan.merchant.activation;

import io.kaquan.merchant.material.Material;

/**
 * One material of the round that is open or was the last, as a reviewer needs to see it.
 *
 * @param before what the round before said; null in the first round
 * @param settledIn the round in which it was accepted and since which it has not changed; null when
 *     it needs a decision
 * @param lastReason why the round before refused it; null when it did not
 */
public record ReviewItem(
    Material material, String value, String before, Integer settledIn, String lastReason) {

  public boolean isChanged() {
    return before != null && !before.equals(value);
  }
}

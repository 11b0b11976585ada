package io.kaquan.merchant.activation;

import io.kaquan.merchant.material.Material;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rounds so far mean for each material: what changed, what is settled, what was said of it
 * last.
 */
final class ReviewItems {

  private ReviewItems() {}

  /**
   * @param newestFirst at least one round
   */
  static List<ReviewItem> of(List<Material> asked, List<Round> newestFirst) {
    Map<String, Integer> settled = new HashMap<>();
    for (int n = newestFirst.size() - 1; n > 0; n--) {
      Round round = newestFirst.get(n);
      Round next = newestFirst.get(n - 1);
      for (String key : round.materials().values().keySet()) {
        if (round.reasons().containsKey(key)
            || round.decision() == null
            || !round.materials().get(key).equals(next.materials().get(key))) {
          settled.remove(key);
        } else {
          settled.putIfAbsent(key, round.number());
        }
      }
    }
    Round now = newestFirst.get(0);
    Round before = newestFirst.size() > 1 ? newestFirst.get(1) : null;
    List<ReviewItem> items = new ArrayList<>();
    for (Material material : asked) {
      items.add(
          new ReviewItem(
              material,
              now.materials().get(material.key()),
              before == null ? null : before.materials().get(material.key()),
              settled.get(material.key()),
              before == null ? null : before.reasons().get(material.key())));
    }
    return List.copyOf(items);
  }
}

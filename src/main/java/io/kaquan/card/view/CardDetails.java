package io.kaquan.card.view;

import java.util.List;

/**
 * All that a consumer may want to know of a card beside its face. Nothing is null but where it says
 * so.
 *
 * @param more how many more stores there are than are listed
 * @param everywhere whether no store was named, so that all of the merchant's are meant
 * @param conditions message key beside the merchant's words
 * @param services message keys
 */
public record CardDetails(
    String summary,
    List<Outlet> stores,
    boolean more,
    boolean everywhere,
    List<Hours> hours,
    List<Condition> conditions,
    List<String> services,
    List<Picture> pictures,
    List<WayOut> ways) {

  /**
   * @param map where it is on a map; null where there is none
   */
  public record Outlet(String title, String place, String map, String telephone, String hours) {}

  /**
   * Days with the same hours.
   *
   * @param days message keys
   * @param from {@code 09:00}; null for the whole day
   */
  public record Hours(List<String> days, String from, String to) {}

  /**
   * @param text empty where the key says it all
   */
  public record Condition(String key, String text) {}

  /**
   * @param own on this host; null where it is elsewhere, then {@code link} leads there, null too
   *     where that is unsafe
   */
  public record Picture(String own, String link, String text) {}

  /** A way out of this house. */
  public record WayOut(String name, String tip, String url, String host) {}
}

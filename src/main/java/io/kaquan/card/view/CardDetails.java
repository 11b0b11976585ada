package io.kaquan.card.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What consumers are told of a card beside its front.
 *
 * @param more whether there are more stores than are listed
 * @param everywhere whether the card names no stores, so that all stores of the merchant are meant
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
    List<MerchantLink> links) {

  /**
   * A store where the card can be used.
   *
   * @param map address of a map; null if there is none
   */
  public record Outlet(
      String title, String place, @Nullable String map, String telephone, String hours) {}

  /**
   * Days with the same hours.
   *
   * @param days message keys
   * @param from {@code 09:00}; null for the whole day
   */
  public record Hours(List<String> days, @Nullable String from, @Nullable String to) {}

  /**
   * A condition of use.
   *
   * @param key message key
   * @param text the merchant's words for the message; empty if it needs none
   */
  public record Condition(String key, String text) {}

  /**
   * A picture with its text.
   *
   * @param own path of a picture that this server stores; else null
   * @param link address of a picture elsewhere; null if it is stored here, or its address is unsafe
   */
  public record Picture(@Nullable String own, @Nullable String link, String text) {}

  /** A link to a page of the merchant, which is on another server. */
  public record MerchantLink(String name, String tip, String url, String host) {}
}

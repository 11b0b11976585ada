package io.kaquan.distribution.landing;

import java.util.List;

/**
 * What a page is to be.
 *
 * @param cardIds in the order in which they are shown
 * @param channel null for none
 * @param banner the new picture; null for none
 * @param plain whether a picture that is there goes away
 */
public record LandingEntry(
    String title,
    List<String> cardIds,
    boolean shared,
    String channel,
    Banner banner,
    boolean plain) {}

package io.kaquan.card.catalogue;

import java.util.List;

/**
 * A page of cards.
 *
 * @param total how many cards there are on all pages
 */
public record CardPage(List<String> cardIds, long total) {}

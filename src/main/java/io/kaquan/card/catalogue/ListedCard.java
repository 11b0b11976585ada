package io.kaquan.card.catalogue;

/** A card in a list, without its content. */
public record ListedCard(CardTerms terms, CardStanding standing) {}

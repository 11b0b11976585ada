package io.kaquan.card.catalogue;

/** A card by its title. */
public record CardName(String cardId, String appid, String title) {}

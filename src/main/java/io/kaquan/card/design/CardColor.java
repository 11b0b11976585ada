package io.kaquan.card.design;

import java.util.Arrays;
import java.util.Optional;

/** The colours a card can have: merchants name them, {@code /card/get} and pages show them. */
public enum CardColor {
  COLOR010("#63b359"),
  COLOR020("#2c9f67"),
  COLOR030("#509fc9"),
  COLOR040("#5885cf"),
  COLOR050("#9062c0"),
  COLOR060("#d09a45"),
  COLOR070("#e4b138"),
  COLOR080("#ee903c"),
  COLOR081("#f08500"),
  COLOR082("#a9d92d"),
  COLOR090("#dd6549"),
  COLOR100("#cc463d"),
  COLOR101("#cf3e36"),
  COLOR102("#5E6671");

  private final String hex;

  CardColor(String hex) {
    this.hex = hex;
  }

  /** {@code #63b359}. */
  public String hex() {
    return hex;
  }

  /** {@code Color010}. */
  public String wireName() {
    return "Color" + name().substring("COLOR".length());
  }

  /** Finds a colour by its wire name, or by the hex value that {@code /card/get} returns. */
  public static Optional<CardColor> of(String name) {
    return Arrays.stream(values())
        .filter(
            color -> color.wireName().equalsIgnoreCase(name) || color.hex.equalsIgnoreCase(name))
        .findFirst();
  }
}

package io.kaquan.console.figures;

import io.kaquan.coupon.statistics.Sums;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A column of the tables of figures. */
enum FigureColumn {
  VIEWED("viewed", false, false, Sums::viewed),
  CLAIMED("claimed", false, false, Sums::claimed),
  REDEEMED("redeemed", true, false, Sums::redeemed),
  AMOUNT("amount", true, true, Sums::redeemedFen),
  REVERSED("reversed", true, false, Sums::reversed),
  BACK("back", true, true, Sums::reversedFen),
  GIVEN("given", false, false, Sums::given),
  EXPIRED("expired", false, false, Sums::expired),
  CLAIM_RATE("rate.claim", FigureRow::claimRate),
  REDEEM_RATE("rate.redeem", FigureRow::redeemRate);

  /** The last part of its message key. */
  private final String words;

  private final boolean ofStores;
  private final @Nullable ToLongFunction<Sums> number;
  private final Function<FigureRow, String> shown;

  FigureColumn(String words, boolean ofStores, boolean yuan, ToLongFunction<Sums> number) {
    this.words = words;
    this.ofStores = ofStores;
    this.number = number;
    this.shown =
        line ->
            yuan
                ? FigureFormat.yuan(number.applyAsLong(line.sums()))
                : FigureFormat.number(number.applyAsLong(line.sums()));
  }

  FigureColumn(String words, Function<FigureRow, String> shown) {
    this.words = words;
    this.ofStores = false;
    this.number = null;
    this.shown = shown;
  }

  /**
   * Returns the columns of a table.
   *
   * @param by day, channel, store or card; {@code of-card} for the days of one card
   * @param ofStore whether one store is selected, where cards are neither viewed nor claimed
   */
  static List<FigureColumn> of(String by, boolean ofStore) {
    List<FigureColumn> columns =
        switch (by) {
          case "day" -> List.of(VIEWED, CLAIMED, REDEEMED, AMOUNT, REVERSED, BACK, GIVEN, EXPIRED);
          case "channel" -> List.of(VIEWED, CLAIMED, REDEEMED, AMOUNT, CLAIM_RATE, REDEEM_RATE);
          case "store" -> List.of(REDEEMED, AMOUNT, REVERSED, BACK);
          case "card" -> List.of(VIEWED, CLAIMED, REDEEMED, AMOUNT, GIVEN, EXPIRED);
          case "of-card" -> List.of(VIEWED, CLAIMED, REDEEMED);
          default -> throw new IllegalArgumentException("No figures by " + by);
        };
    return columns.stream().filter(column -> !ofStore || column.ofStores).toList();
  }

  public String words() {
    return "figures." + words;
  }

  /** Its name in charts; null if it is in none. */
  public @Nullable String series() {
    return number == null ? null : words;
  }

  /** The number for charts, amounts in 分; null if it is in none. */
  public @Nullable Long number(FigureRow line) {
    return number == null ? null : number.applyAsLong(line.sums());
  }

  /** Returns the formatted number. */
  public String shown(FigureRow line) {
    return shown.apply(line);
  }
}

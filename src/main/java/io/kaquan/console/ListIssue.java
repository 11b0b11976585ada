package io.kaquan.console;

import io.kaquan.card.Card;
import io.kaquan.card.Cards;
import io.kaquan.card.Terms;
import io.kaquan.console.TypedList.Line;
import io.kaquan.coupon.Answer;
import io.kaquan.coupon.Asker;
import io.kaquan.coupon.Coupons;
import io.kaquan.coupon.Order;
import io.kaquan.coupon.Refusal;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** 名单投放: hands a coupon to each person of a list. */
@Component
class ListIssue {
  /** Longer than any openid or code: not even asked for. */
  private static final int LONGEST = 100;

  /**
   * What became of one line.
   *
   * @param code of the coupon, or as it was typed where there is none
   * @param why message key of the refusal; null where the coupon was handed out
   * @param detail goes with {@code why}
   */
  record Handed(int place, String openid, String code, String why, int detail) implements Serializable {
    boolean isDone() {
      return why == null;
    }
  }

  private final Coupons coupons;
  private final Cards cards;

  ListIssue(Coupons coupons, Cards cards) {
    this.coupons = coupons;
    this.cards = cards;
  }

  /**
   * Answers line by line, after each was done. The same line with the same number again gets the first answer again, so that
   * a list that broke off can be sent once more.
   *
   * @param number of the form
   * @param by the member at work
   */
  List<Handed> issue(Card card, String number, List<Line> lines, Asker by) {
    List<Handed> handed = lines.stream().map(line -> issue(card.terms(), number, line, by)).toList();
    if (handed.stream().anyMatch(Handed::isDone)) {
      cards.dispatch(card.terms().appid(), card.terms().cardId());
    }
    return handed;
  }

  private Handed issue(Terms card, String number, Line line, Asker by) {
    if (line.sameAs() > 0) {
      return refused(line, "console.cards.list.same", line.sameAs());
    }
    if (line.text().length() > LONGEST) {
      return refused(line, words(Refusal.MALFORMED_OPENID), 0);
    }
    return ask(card, line, number + "-" + fingerprint(line), by).fold(
        coupon -> new Handed(line.place(), line.openid(), coupon.code(), null, 0), why -> refused(line, words(why), 0));
  }

  private Answer ask(Terms card, Line line, String requestNumber, Asker by) {
    return coupons.ask(new Order.Issue(card.appid(), card.cardId(), line.openid(),
        line.code().isEmpty() ? null : line.code(), null, requestNumber, by));
  }

  private static Handed refused(Line line, String why, int detail) {
    return new Handed(line.place(), line.openid(), line.code(), why, detail);
  }

  private static String words(Refusal why) {
    return switch (why) {
      case MALFORMED_OPENID, BAD_CODE, CODE_TAKEN, PERSON_LIMIT, SOLD_OUT, NOT_ON_SALE, SUSPENDED, CARD_OVER,
          TOO_MANY_GUESSES ->
          "console.cards.list." + why;
      default -> "coupon.refusal." + why;
    };
  }

  /** Of the line's text and not of its place: a line that was put before it changes nothing. */
  private static String fingerprint(Line line) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(line.text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.kaquan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.CardAnswer;
import io.kaquan.card.Cards;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Makes cards as a merchant would send them; each step gives a new maker. */
public record CardMaker(String appid, String type, long stock, int getLimit, int useLimit, Instant begin, Instant end,
    int termDays, int beginDays, boolean custom, long reduceCost) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A cash card of ten yuan, good for thirty days from the claim. */
  public static CardMaker aCashCard() {
    return new CardMaker("wxdemo0000000001", "CASH", 1000, 50, 1, null, null, 30, 0, false, 1000);
  }

  public CardMaker of(String otherAppid) {
    return new CardMaker(otherAppid, type, stock, getLimit, useLimit, begin, end, termDays, beginDays, custom, reduceCost);
  }

  public CardMaker withStock(long wanted) {
    return new CardMaker(appid, type, wanted, getLimit, useLimit, begin, end, termDays, beginDays, custom, reduceCost);
  }

  public CardMaker forEachPerson(int most) {
    return new CardMaker(appid, type, stock, most, useLimit, begin, end, termDays, beginDays, custom, reduceCost);
  }

  public CardMaker between(Instant first, Instant last) {
    return new CardMaker(appid, type, stock, getLimit, useLimit, first, last, 0, 0, custom, reduceCost);
  }

  public CardMaker forDays(int days, int daysFromClaim) {
    return new CardMaker(appid, type, stock, getLimit, useLimit, null, null, days, daysFromClaim, custom, reduceCost);
  }

  public CardMaker withCustomCodes() {
    return new CardMaker(appid, type, stock, getLimit, useLimit, begin, end, termDays, beginDays, true, reduceCost);
  }

  public CardMaker asMemberCard(int uses) {
    return new CardMaker(appid, "MEMBER_CARD", stock, getLimit, uses, begin, end, termDays, beginDays, custom, 0);
  }

  /** As the {@code card} object of the API. */
  public ObjectNode json() {
    ObjectNode card = JSON.createObjectNode().put("card_type", type);
    ObjectNode fields = card.putObject(type.toLowerCase());
    ObjectNode base = fields.putObject("base_info")
        .put("logo_url", "https://cdn.example/logo.png").put("brand_name", "晨光咖啡").put("code_type", "CODE_TYPE_QRCODE")
        .put("title", "十元券" + UUID.randomUUID().toString().substring(0, 4)).put("color", "Color010")
        .put("notice", "请出示二维码").put("description", "每单限用一张").put("get_limit", getLimit)
        .put("use_limit", useLimit).put("use_custom_code", custom);
    base.putObject("sku").put("quantity", stock);
    ObjectNode dates = base.putObject("date_info");
    if (termDays > 0) {
      dates.put("type", "DATE_TYPE_FIX_TERM").put("fixed_term", termDays).put("fixed_begin_term", beginDays);
    } else {
      dates.put("type", "DATE_TYPE_FIX_TIME_RANGE").put("begin_timestamp", begin.getEpochSecond())
          .put("end_timestamp", end.getEpochSecond());
    }
    if (type.equals("MEMBER_CARD")) {
      fields.put("prerogative", "每周二双倍积分").put("supply_bonus", false).put("supply_balance", false);
    } else {
      fields.put("least_cost", 0).put("reduce_cost", reduceCost);
    }
    return card;
  }

  /** In review. */
  public String create(Cards cards) {
    CardAnswer answer = cards.create(appid, json(), false);
    if (!answer.isDone()) {
      throw new AssertionError("the card was refused: " + answer);
    }
    return answer.cardId();
  }

  /** Approved by a reviewer and on sale. */
  public String onSale(Cards cards, Reviewer reviewer) {
    String cardId = create(cards);
    reviewer.approve(cardId);
    Awaitility.await("card on sale").atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(cardId).orElseThrow().terms().onSale());
    return cardId;
  }
}

package io.kaquan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.lifecycle.CardAnswer;
import io.kaquan.card.lifecycle.Cards;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * Makes cards as a merchant would send them; each step gives a new maker.
 *
 * @param base the {@code base_info}
 * @param own the fields of the type
 */
public record CardMaker(String appid, String type, ObjectNode base, ObjectNode own) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A cash card of ten yuan, good for thirty days from the claim. */
  public static CardMaker aCashCard() {
    ObjectNode base =
        JSON.createObjectNode()
            .put("logo_url", "https://cdn.example/logo.png")
            .put("brand_name", "晨光咖啡")
            .put("code_type", "CODE_TYPE_QRCODE")
            .put("color", "Color010")
            .put("notice", "请出示二维码")
            .put("description", "每单限用一张")
            .put("get_limit", 50)
            .put("use_limit", 1);
    return new CardMaker(
            "wxdemo0000000001",
            "CASH",
            base,
            JSON.createObjectNode().put("least_cost", 0).put("reduce_cost", 1000))
        .withStock(1000)
        .forDays(30, 0);
  }

  public CardMaker of(String otherAppid) {
    return new CardMaker(otherAppid, type, base, own);
  }

  public CardMaker withStock(long wanted) {
    return with(said -> said.putObject("sku").put("quantity", wanted));
  }

  public CardMaker forEachPerson(int most) {
    return with(said -> said.put("get_limit", most));
  }

  public CardMaker between(Instant first, Instant last) {
    return with(
        said ->
            said.putObject("date_info")
                .put("type", "DATE_TYPE_FIX_TIME_RANGE")
                .put("begin_timestamp", first.getEpochSecond())
                .put("end_timestamp", last.getEpochSecond()));
  }

  public CardMaker forDays(int days, int daysFromClaim) {
    return with(
        said ->
            said.putObject("date_info")
                .put("type", "DATE_TYPE_FIX_TERM")
                .put("fixed_term", days)
                .put("fixed_begin_term", daysFromClaim));
  }

  public CardMaker withCustomCodes() {
    return with(said -> said.put("use_custom_code", true));
  }

  /** The merchant brings its codes in beforehand; there is no stock until then. */
  public CardMaker withDepositedCodes() {
    return withCustomCodes()
        .withStock(0)
        .with(said -> said.put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT"));
  }

  public CardMaker notGivable() {
    return with(said -> said.put("can_give_friend", false));
  }

  public CardMaker asMemberCard(int uses) {
    return new CardMaker(
        appid,
        "MEMBER_CARD",
        base.deepCopy().put("use_limit", uses),
        JSON.createObjectNode()
            .put("prerogative", "每周二双倍积分")
            .put("supply_bonus", false)
            .put("supply_balance", false));
  }

  private CardMaker with(Consumer<ObjectNode> said) {
    ObjectNode changed = base.deepCopy();
    said.accept(changed);
    return new CardMaker(appid, type, changed, own);
  }

  /** As the {@code card} object of the API. */
  public ObjectNode json() {
    ObjectNode card = JSON.createObjectNode().put("card_type", type);
    ObjectNode fields = card.putObject(type.toLowerCase(Locale.ROOT));
    fields.setAll(own);
    fields.set(
        "base_info",
        base.deepCopy().put("title", "十元券" + UUID.randomUUID().toString().substring(0, 4)));
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
    Awaitility.await("card on sale")
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(cardId).orElseThrow().terms().onSale());
    return cardId;
  }
}

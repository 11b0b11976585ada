package io.kaquan.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.tenant.AppId;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.apache.DefaultApacheHttpClientBuilder;
import me.chanjar.weixin.mp.api.WxMpCardService;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.card.Abstract;
import me.chanjar.weixin.mp.bean.card.AdvancedInfo;
import me.chanjar.weixin.mp.bean.card.BaseInfo;
import me.chanjar.weixin.mp.bean.card.CashCard;
import me.chanjar.weixin.mp.bean.card.CashCardCreateRequest;
import me.chanjar.weixin.mp.bean.card.DateInfo;
import me.chanjar.weixin.mp.bean.card.Sku;
import me.chanjar.weixin.mp.bean.card.WxMpCardCodeDepositResult;
import me.chanjar.weixin.mp.bean.card.WxMpCardCreateRequest;
import me.chanjar.weixin.mp.bean.card.WxMpCardQrcodeCreateResult;
import me.chanjar.weixin.mp.bean.card.WxMpCardResult;
import me.chanjar.weixin.mp.bean.card.membercard.MemberCard;
import me.chanjar.weixin.mp.bean.card.membercard.MemberCardCreateRequest;
import me.chanjar.weixin.mp.bean.card.membercard.WxMpMemberCardCreateMessage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A program that was written for WeChat with WxJava, unchanged except for the host. */
class WxJavaTest extends Scenario {
  /** Longer than a loaded machine takes for any call. The client's own is five seconds. */
  private static final int TIMEOUT_MILLIS = 120_000;

  private static final String OPENID = "oAbcdefghijklmnopqrstuvwxyz1";

  @Autowired private ApplicationContext beans;
  @Autowired private Cards cards;
  @Autowired private Coupons coupons;
  private Shop shop;
  private WxMpService weixin;
  private WxMpCardService card;

  @BeforeEach
  void pointTheClientHere() {
    shop = Shop.activated(beans);
    WxMpHostConfig host = new WxMpHostConfig();
    host.setApiHost(address(""));
    WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    config.setAppId(shop.appid());
    config.setSecret(shop.secret());
    config.setHostConfig(host);
    DefaultApacheHttpClientBuilder client = DefaultApacheHttpClientBuilder.get();
    client.setConnectionRequestTimeout(TIMEOUT_MILLIS);
    client.setConnectionTimeout(TIMEOUT_MILLIS);
    client.setSoTimeout(TIMEOUT_MILLIS);
    config.setApacheHttpClientBuilder(client);
    weixin = new WxMpServiceImpl();
    weixin.setWxMpConfigStorage(config);
    card = weixin.getCardService();
  }

  @Test
  void a_card_goes_from_its_creation_to_its_use() throws WxErrorException {
    String cardId = card.createCard(aCashCard()).getCardId();
    shop.approve(cardId);
    JsonNode detail = Designs.json(card.getCardDetail(cardId)).at("/card/cash/base_info");
    assertThat(detail.path("status").asText()).isEqualTo("CARD_STATUS_VERIFY_OK");
    assertThat(detail.at("/sku/quantity").asInt()).isEqualTo(100);
    assertThat(cards.find(cardId).orElseThrow().terms().getLimit()).isEqualTo(1);

    card.cardModifyStock(cardId, 5);
    card.cardModifyStock(cardId, -3);
    assertThat(cards.find(cardId).orElseThrow().stock()).isEqualTo(102);

    String code = issue(cardId);
    WxMpCardResult found = card.queryCardCode(cardId, code, true);
    assertThat(found.getCanConsume()).isTrue();
    assertThat(found.getUserCardStatus()).isEqualTo("NORMAL");
    assertThat(found.getOpenId()).isEqualTo(OPENID);
    assertThat(found.getCard().getCardId()).isEqualTo(cardId);

    assertThat(card.consumeCardCode(code)).contains(cardId, OPENID);
    assertThat(error(() -> card.consumeCardCode(code, cardId))).isEqualTo(40099);
    assertThat(error(() -> card.queryCardCode(cardId, code, true))).isEqualTo(40099);
    assertThat(card.queryCardCode(null, code, false).getCanConsume()).isFalse();
  }

  @Test
  void codes_of_its_own_are_brought_in_and_changed() throws WxErrorException {
    ObjectNode design = Designs.cash();
    // the client has no field for the mode
    Designs.base(design)
        .put("use_custom_code", true)
        .put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT")
        .putObject("sku")
        .put("quantity", 0);
    String cardId = shop.cardOnSale(design);

    WxMpCardCodeDepositResult deposited =
        card.cardCodeDeposit(cardId, List.of("W-1", "W-2", "W-1"));
    assertThat(deposited.getSuccessCodes()).containsExactly("W-1", "W-2");
    assertThat(deposited.getDuplicateCodes()).containsExactly("W-1");
    assertThat(deposited.getFailCodes()).isNullOrEmpty();
    assertThat(card.cardCodeDepositCount(cardId).getCount()).isEqualTo(2);
    assertThat(card.cardCodeCheckcode(cardId, List.of("W-2", "W-3")).getExistCode())
        .containsExactly("W-2");
    assertThat(card.cardCodeCheckcode(cardId, List.of("W-2", "W-3")).getNotExistCode())
        .containsExactly("W-3");
    card.cardModifyStock(cardId, 2);

    String code = issue(cardId);
    card.cardCodeUpdate(cardId, code, "W-9");
    assertThat(error(() -> card.queryCardCode(cardId, code, true))).isEqualTo(40056);
    assertThat(card.queryCardCode(cardId, "W-9", true).getCanConsume()).isTrue();
    assertThat(
            card.decryptCardCode(coupons.encrypted(new AppId(shop.appid()), new CouponCode("W-9"))))
        .isEqualTo("W-9");

    card.unavailableCardCode(cardId, "W-9", "退款");
    assertThat(error(() -> card.consumeCardCode("W-9", cardId))).isEqualTo(40127);
  }

  @Test
  void a_qr_code_of_the_card_has_an_address() throws WxErrorException {
    String cardId = card.createCard(aCashCard()).getCardId();
    shop.approve(cardId);

    WxMpCardQrcodeCreateResult qr = card.createQrcodeCard(cardId, "poster", 1800);
    assertThat(qr.isSuccess()).isTrue();
    assertThat(qr.getUrl()).endsWith("/wallet/q/" + qr.getTicket());
    assertThat(qr.getExpireSeconds()).isEqualTo(1800);
    assertThat(card.createQrcodeCard(cardId, null).isSuccess()).isTrue();
  }

  @Test
  void a_member_card_may_be_created() throws WxErrorException {
    MemberCard member = new MemberCard();
    BaseInfo base = base();
    // the client itself takes no member card that began before today
    base.getDateInfo().setBeginTimestamp(Designs.END.getEpochSecond() - 1);
    member.setBaseInfo(base);
    member.setPrerogative("九折");
    member.setAutoActivate(true);
    MemberCardCreateRequest request = new MemberCardCreateRequest();
    request.setMemberCard(member);
    WxMpMemberCardCreateMessage message = new WxMpMemberCardCreateMessage();
    message.setCardCreateRequest(request);

    String cardId = weixin.getMemberCardService().createMemberCard(message).getCardId();
    assertThat(shop.status(cardId)).isEqualTo(CardStatus.NOT_VERIFY);
  }

  @Test
  void a_stable_token_is_as_good() throws WxErrorException {
    weixin.getWxMpConfigStorage().useStableAccessToken(true);
    weixin.getAccessToken(true);

    assertThat(error(() -> card.getCardDetail("p" + "x".repeat(27)))).isEqualTo(40073);
  }

  @Test
  void an_unknown_token_is_replaced_by_the_client_itself() throws WxErrorException {
    String cardId = card.createCard(aCashCard()).getCardId();
    weixin.getWxMpConfigStorage().updateAccessToken("B".repeat(43), 7200);

    assertThat(card.getCardDetail(cardId)).contains(cardId);
  }

  @Test
  void a_refusal_is_an_error_that_the_client_understands() {
    assertThat(error(() -> card.getCardDetail(""))).isEqualTo(41012);
    assertThat(error(() -> card.consumeCardCode("000000000000"))).isEqualTo(40056);
    assertThat(error(() -> card.deleteCard("p"))).isEqualTo(48001);
    assertThat(error(() -> card.createCard(tooLong()))).isEqualTo(45021);
  }

  private String issue(String cardId) throws WxErrorException {
    String answer =
        weixin.post(
            address("/card/code/issue"),
            "{\"card_id\":\"%s\",\"openid\":\"%s\"}".formatted(cardId, OPENID));
    return Designs.json(answer).get("code").asText();
  }

  private static WxMpCardCreateRequest tooLong() {
    WxMpCardCreateRequest request = aCashCard();
    ((CashCardCreateRequest) request.getCardCreateRequest())
        .getCash()
        .getBaseInfo()
        .setTitle("字".repeat(10));
    return request;
  }

  private static WxMpCardCreateRequest aCashCard() {
    CashCard cash = new CashCard();
    cash.setLeastCost(1000);
    cash.setReduceCost(300);
    cash.setBaseInfo(base());
    AdvancedInfo advanced = new AdvancedInfo();
    Abstract summary = new Abstract();
    summary.setAbstractInfo("满十减三");
    summary.setIconUrlList("http://example.com/icon.png");
    advanced.setAbstractInfo(summary);
    cash.setAdvancedInfo(advanced);
    CashCardCreateRequest card = new CashCardCreateRequest();
    card.setCash(cash);
    WxMpCardCreateRequest request = new WxMpCardCreateRequest();
    request.setCardCreateRequest(card);
    return request;
  }

  private static BaseInfo base() {
    BaseInfo base = new BaseInfo();
    base.setLogoUrl("http://example.com/logo.png");
    base.setBrandName("街角面包");
    base.setTitle("满十减三");
    base.setColor("Color020");
    base.setNotice("请出示二维码");
    base.setDescription("每桌限用一张");
    Sku sku = new Sku();
    sku.setQuantity(100);
    base.setSku(sku);
    DateInfo dates = new DateInfo();
    dates.setType("DATE_TYPE_FIX_TIME_RANGE");
    dates.setBeginTimestamp(Designs.BEGIN.getEpochSecond());
    dates.setEndTimestamp(Designs.END.getEpochSecond());
    base.setDateInfo(dates);
    base.setLocationIdList(List.of("123", "456"));
    return base;
  }

  private static int error(ThrowingCallable call) {
    return catchThrowableOfType(WxErrorException.class, call).getError().getErrorCode();
  }
}

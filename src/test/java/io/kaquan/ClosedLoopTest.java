package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Mailbox.Mail;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.schedule.Timetable;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.card.BaseInfo;
import me.chanjar.weixin.mp.bean.card.CashCard;
import me.chanjar.weixin.mp.bean.card.CashCardCreateRequest;
import me.chanjar.weixin.mp.bean.card.DateInfo;
import me.chanjar.weixin.mp.bean.card.Sku;
import me.chanjar.weixin.mp.bean.card.WxMpCardCreateRequest;
import me.chanjar.weixin.mp.bean.card.WxMpCardResult;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The whole product once, as its users use it: pages, Tasklist's REST API, a real WeChat SDK,
 * letters by IMAP.
 */
class ClosedLoopTest extends Scenario {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REASON = "The licence is not legible";

  @Autowired Merchants merchants;
  @Autowired Accounts accounts;
  @Autowired Cards cards;
  @Autowired Timetable timetable;
  @Autowired GreenMail mail;

  @Test
  void from_applying_to_the_statement_of_the_day() throws Exception {
    String who = UUID.randomUUID().toString().substring(0, 8);
    String email = "loop-" + who + "@example.com";
    String appid = "wxloop" + who + "01";
    String secret = "loop-secret-" + UUID.randomUUID();
    UUID merchant =
        merchants.register("Loop Bakery " + who, email, "a long password", Locale.ENGLISH).value();
    accounts.add(
        new MerchantId(merchant),
        new AppId(appid),
        secret,
        AccountKind.SERVICE,
        "Loop Bakery",
        true);
    Mailbox mailbox = new Mailbox(email, mail.getImap().getPort());
    Reviewer reviewer = new Reviewer(address(""), "reviewer");
    WxMpService weixin = client(appid, secret);

    assertThat(errcode(() -> weixin.getCardService().createCard(cashCard())))
        .as("before activation")
        .isEqualTo(48001);

    String application = appliesAndIsRefusedOnce(email, appid, mailbox, reviewer);
    reviewer.approve(application);
    assertThat(mailbox.letters(2).get(1).subject()).contains("active");

    String card = weixin.getCardService().createCard(cashCard()).getCardId();
    reviewer.approve(card);
    Awaitility.await("card on sale")
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(card).orElseThrow().terms().onSale());

    List<String> codes =
        List.of(issue(weixin, card, 1), issue(weixin, card, 2), issue(weixin, card, 3));
    WxMpCardResult asked = weixin.getCardService().queryCardCode(card, codes.get(0), true);
    assertThat(asked.getCanConsume()).isTrue();
    assertThat(asked.getUserCardStatus()).isEqualTo("NORMAL");
    assertThat(weixin.getCardService().consumeCardCode(codes.get(0)))
        .contains("\"errcode\":0")
        .contains(card);
    assertThat(errcode(() -> weixin.getCardService().consumeCardCode(codes.get(0))))
        .isEqualTo(40099);

    theDayIsOver();
    String statement = statementOf(weixin, mailbox, LocalDate.now(clock).minusDays(1));
    List<String> rows = Arrays.stream(statement.split("\n")).toList();
    assertThat(rows).filteredOn(row -> row.contains(",CLAIMED,")).hasSize(3);
    assertThat(rows)
        .filteredOn(row -> row.contains(",REDEEMED,"))
        .singleElement()
        .asString()
        .contains("," + card + ",`" + codes.get(0) + ",")
        .contains(",1000,")
        .contains(",API,");
  }

  private String appliesAndIsRefusedOnce(
      String email, String appid, Mailbox mailbox, Reviewer reviewer) {
    PageVisitor visitor = new PageVisitor(address("")).signedInAs(email, "a long password");
    String form = "/console/plugins/card/" + appid + "/apply";
    Page inReview = visitor.apply(form, materials("", email));
    assertThat(inReview.status()).as("a material is missing").isEqualTo(422);
    inReview = visitor.handIn(inReview.path(), materials("Bread and cake", email));
    assertThat(inReview.path()).startsWith("/console/applications/");
    assertThat(inReview.html()).contains("3 working days");
    String application = inReview.path().substring("/console/applications/".length());

    reviewer.refuse(application, REASON);
    Mail refusal = mailbox.letters(1).get(0);
    assertThat(refusal.text()).contains(REASON);
    assertThat(visitor.get("/console/notices").html()).contains("Loop Bakery");
    String again = "/console/applications/" + application + "/materials";
    assertThat(visitor.get(again).html()).contains("Bread and cake").contains(REASON);
    assertThat(visitor.handIn(again, materials("Bread, cake and coffee", email)).html())
        .contains("3 working days");
    return application;
  }

  private static Map<String, String> materials(String description, String email) {
    return Map.of(
        "companyName",
        "Loop Bakery Ltd",
        "creditCode",
        "91310000MA1FL00K4N",
        "contactName",
        "Lin Xiaoyun",
        "phone",
        "13800138000",
        "email",
        email,
        "category",
        "catering.bakery",
        "brandName",
        "Loop Bakery",
        "description",
        description);
  }

  private WxMpService client(String appid, String secret) {
    WxMpHostConfig host = new WxMpHostConfig();
    host.setApiHost(address(""));
    WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    config.setAppId(appid);
    config.setSecret(secret);
    config.setHostConfig(host);
    WxMpService service = new WxMpServiceImpl();
    service.setWxMpConfigStorage(config);
    return service;
  }

  private static WxMpCardCreateRequest cashCard() {
    BaseInfo base = new BaseInfo();
    base.setLogoUrl("https://cdn.example/loop.png");
    base.setBrandName("Loop Bakery");
    base.setTitle("10元券");
    base.setColor("Color010");
    base.setNotice("Show it");
    base.setDescription("One per purchase");
    base.setGetLimit(5);
    Sku sku = new Sku();
    sku.setQuantity(10);
    base.setSku(sku);
    DateInfo dates = new DateInfo();
    dates.setType("DATE_TYPE_FIX_TERM");
    dates.setFixedTerm(30);
    dates.setFixedBeginTerm(0);
    base.setDateInfo(dates);
    CashCard cash = new CashCard();
    cash.setBaseInfo(base);
    cash.setLeastCost(0);
    cash.setReduceCost(1000);
    CashCardCreateRequest request = new CashCardCreateRequest();
    request.setCash(cash);
    WxMpCardCreateRequest create = new WxMpCardCreateRequest();
    create.setCardCreateRequest(request);
    return create;
  }

  private String issue(WxMpService weixin, String card, int guest) throws Exception {
    String body =
        JSON.createObjectNode()
            .put("card_id", card)
            .put("openid", "oLoopGuest" + String.format("%018d", guest))
            .put("out_request_no", "order-" + card + guest)
            .toString();
    String answer = weixin.post(address("/card/code/issue"), body);
    assertThat(weixin.post(address("/card/code/issue"), body))
        .as("the same number again")
        .isEqualTo(answer);
    return JSON.readTree(answer).path("code").asText();
  }

  private void theDayIsOver() {
    moveClockTo(LocalDate.now(clock).plusDays(1).atTime(0, 20).atZone(clock.getZone()).toInstant());
    timetable.runAll();
  }

  private String statementOf(WxMpService weixin, Mailbox mailbox, LocalDate day) throws Exception {
    assertThat(mailbox.letters(4).get(3).subject()).contains(day.toString());
    JsonNode found =
        JSON.readTree(weixin.post(address("/card/statement/get"), "{\"date\":\"" + day + "\"}"));
    String path =
        java.net.URI.create(found.path("url").asText()).getRawPath()
            + "?"
            + java.net.URI.create(found.path("url").asText()).getRawQuery();
    return new PageVisitor(address("")).get(path).html();
  }

  private interface Call {
    void make() throws WxErrorException;
  }

  private static int errcode(Call call) {
    return catchThrowableOfType(WxErrorException.class, call::make).getError().getErrorCode();
  }
}

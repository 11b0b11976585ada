package io.kaquan.distribution.bulkissue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant with a card on sale, and lists of addresses for it. */
abstract class BulkIssueScenario extends Scenario {
  static final String APPID = "wxdemo0000000001";

  static final String BY = "merchant@demo.example";

  @Autowired BulkIssues bulkIssues;

  @Autowired Cards cards;

  @Autowired CardCommands commands;

  @Autowired Coupons coupons;

  @Autowired Accounts accounts;

  @Autowired JdbcClient db;

  MerchantId merchant;

  @BeforeEach
  void whoseCardsTheyAre() {
    merchant = accounts.account(new AppId(APPID)).orElseThrow().merchantId();
  }

  UUID read(String card, String list) {
    BulkIssueResult answer = ask(merchant.value(), card, "a test", list);
    assertThat(answer.fault()).isNull();
    return answer.bulkIssue();
  }

  BulkIssueResult ask(UUID whose, String card, String channel, String list) {
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    return bulkIssues.read(
        new BulkIssueRequest(whose, card, BY, channel, UUID.randomUUID()),
        "a.csv",
        bytes.length,
        new ByteArrayResource(bytes));
  }

  BulkIssue find(UUID id) {
    return bulkIssues.find(merchant.value(), id).orElseThrow();
  }

  BulkIssue finished(UUID id) {
    Awaitility.await("the list is handed out")
        .atMost(Duration.ofMinutes(5))
        .until(() -> find(id).isFinished());
    return find(id);
  }

  static String list(int people) {
    return IntStream.range(0, people)
        .mapToObj(BulkIssuesTest::openid)
        .collect(Collectors.joining("\n"));
  }

  static String openid(int number) {
    return String.format("oHandOut%020d", number);
  }

  String onSale(CardMaker card) {
    return card.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }
}

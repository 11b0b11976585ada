package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.BeanFactory;

/** A merchant of its own for a test, with one appid. */
public final class Shop {
  private final BeanFactory beans;
  private final UUID merchantId;
  private final String appid;
  private final String email;
  private final String secret = UUID.randomUUID().toString();

  private Shop(BeanFactory beans, AccountKind kind) {
    this.beans = beans;
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    this.appid = "wx" + id;
    this.email = id + "@shop.example";
    this.merchantId =
        beans
            .getBean(Merchants.class)
            .register("Corner Bakery " + id, email, "a long password 1", Locale.ENGLISH)
            .value();
    accounts().add(new MerchantId(merchantId), new AppId(appid), secret, kind, "Bakery", true);
  }

  /** With an official account that has the card function. */
  public static Shop activated(BeanFactory beans) {
    return activated(beans, AccountKind.SERVICE);
  }

  public static Shop activated(BeanFactory beans, AccountKind kind) {
    Shop shop = new Shop(beans, kind);
    shop.accounts().activate(new AppId(shop.appid));
    return shop;
  }

  public static Shop notActivated(BeanFactory beans) {
    return new Shop(beans, AccountKind.SERVICE);
  }

  public String appid() {
    return appid;
  }

  /** Of its owner, whose password is {@code a long password 1}. */
  public String email() {
    return email;
  }

  public String secret() {
    return secret;
  }

  public UUID merchantId() {
    return merchantId;
  }

  /** Created and approved. */
  public String cardOnSale(ObjectNode design) {
    String cardId = card(design);
    approve(cardId);
    return cardId;
  }

  /** Created, in review. */
  public String card(ObjectNode design) {
    CardResult answer = beans.getBean(CardCommands.class).create(appid, design, false);
    assertThat(answer.isDone()).as(answer.toString()).isTrue();
    return answer.cardId();
  }

  public void approve(String cardId) {
    decide(cardId, Map.of("decision", "approve"));
    await().atMost(Duration.ofSeconds(30)).until(() -> status(cardId) == CardStatus.VERIFY_OK);
  }

  public void refuse(String cardId, String reason) {
    decide(cardId, Map.of("decision", "refuse", "reason", reason));
    await().atMost(Duration.ofSeconds(30)).until(() -> status(cardId) == CardStatus.VERIFY_FAIL);
  }

  /** As the reviewer of the demo, who may do to the task what a reviewer may. */
  public void decide(String cardId, Map<String, Object> form) {
    IdentityService identities = beans.getBean(IdentityService.class);
    identities.setAuthentication("reviewer", List.of("reviewers"));
    try {
      beans.getBean(TaskService.class).complete(task(cardId).getId(), form);
    } finally {
      identities.clearAuthentication();
    }
  }

  /** The open review. */
  public Task task(String cardId) {
    return beans
        .getBean(TaskService.class)
        .createTaskQuery()
        .processInstanceBusinessKey(cardId)
        .singleResult();
  }

  public CardStatus status(String cardId) {
    return cards().find(cardId).orElseThrow().terms().status();
  }

  private Cards cards() {
    return beans.getBean(Cards.class);
  }

  private Accounts accounts() {
    return beans.getBean(Accounts.class);
  }
}

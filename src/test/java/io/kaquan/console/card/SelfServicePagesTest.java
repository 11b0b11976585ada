package io.kaquan.console.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.coupon.selfservice.SelfService.Setting;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.MerchantId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The switch for self-service redemption on a card's page. */
class SelfServicePagesTest extends Scenario {
  @Autowired private ApplicationContext beans;
  @Autowired private SelfService selfService;
  @Autowired private Stores stores;

  @Test
  void a_merchant_lets_consumers_redeem_by_themselves_once_there_is_a_store() {
    Shop shop = Shop.activated(beans);
    String card = shop.cardOnSale(Designs.cash());
    PageVisitor owner =
        new PageVisitor(address(""))
            .signedInAs(shop.appid().substring(2) + "@shop.example", "a long password 1");
    String page = "/console/cards/" + card;
    assertThat(owner.get(page).html())
        .contains("Self-service redemption", "Require the store’s three digits");
    assertThat(owner.submit(page + "/self", Map.of("open", "true", "digits", "true")).html())
        .contains("no open store");
    assertThat(selfService.of(card)).isEqualTo(Setting.CLOSED);

    stores.add(
        new MerchantId(shop.merchantId()),
        UUID.randomUUID(),
        new StoreDetails(
            "Corner Bakery", "", "", "Shanghai", "", "1 Baker Street", "", "", "", "", ""));
    owner.get(page);
    assertThat(
            owner
                .submit(page + "/self", Map.of("open", "true", "digits", "true", "amount", "true"))
                .html())
        .contains("Saved. It takes effect immediately.");
    assertThat(selfService.of(card)).isEqualTo(new Setting(true, true, true));
    owner.submit(page + "/self", Map.of());
    assertThat(selfService.of(card)).isEqualTo(new Setting(false, false, false));
  }
}

package io.kaquan.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.tenant.MerchantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which store a clerk redeems. */
class TillStorePagesTest extends TillScenario {
  @Test
  void a_clerk_redeems_in_assigned_stores_and_nowhere_while_they_are_closed() {
    long east = store("Corner Bakery", "East");
    long west = store("Corner Bakery", "West");
    store("Corner Bakery", "North");
    PageVisitor clerk = clerk(List.of(east, west));
    Page choice = clerk.get("/till");
    assertThat(choice.html())
        .contains("Which store are you in?", "(East)", "(West)")
        .doesNotContain("(North)");
    assertThat(
            clerk
                .post(
                    "/till/look",
                    Map.of("code", issued(card).code().value(), "_csrf", csrfIn(choice)))
                .html())
        .as("a store first")
        .contains("Which store are you in?");
    assertThat(clerk.post("/till/stores", Map.of("store", "1", "_csrf", csrfIn(choice))))
        .returns(404, Page::status);
    assertThat(
            clerk
                .post("/till/stores", Map.of("store", Long.toString(west), "_csrf", csrfIn(choice)))
                .html())
        .contains("Corner Bakery (West)", "data-look");
    Coupon coupon = issued(card);
    clerk.submit("/till/look", Map.of("code", coupon.code().value()));
    clerk.submit("/till/redeem", Map.of());
    assertThat(lastOf(coupon).by().locationId()).isEqualTo(Long.toString(west));

    stores.close(new MerchantId(merchant), west);
    assertThat(clerk.get("/till").html())
        .as("the one that is left")
        .contains("Corner Bakery (East)", "data-look");
    stores.close(new MerchantId(merchant), east);
    assertThat(clerk.get("/till").html())
        .contains("Your store is closed")
        .doesNotContain("data-look");
    assertThat(clerk.get("/console")).as("clerks live at the till").returns("/till", Page::path);
    assertThat(clerk.get("/console/explain")).returns(404, Page::status);
  }
}

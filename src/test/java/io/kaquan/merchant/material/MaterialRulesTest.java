package io.kaquan.merchant.material;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Papers;
import io.kaquan.merchant.account.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaterialRulesTest {
  private static final List<Paper> PAPERS =
      List.of(new Paper("food", "食品经营许可证", "Food business licence"));
  private static final List<Material> ASKED = MaterialList.of(Channel.OPEN_PLATFORM, PAPERS);
  private static final Materials GOOD =
      new Materials(Papers.words(Channel.OPEN_PLATFORM))
          .with("licence", "a")
          .with("paper-food", "b")
          .with("logo", "c");

  @Test
  void good_materials_have_no_fault() {
    assertThat(MaterialRules.faults(ASKED, GOOD)).isEmpty();
  }

  @Test
  void everything_that_is_asked_for_is_needed_and_an_official_account_is_asked_for_less() {
    assertThat(MaterialRules.faults(ASKED, Materials.NONE))
        .hasSize(14)
        .containsEntry("companyName", "material.fault.missing")
        .containsEntry("paper-food", "material.fault.no-file");
    assertThat(MaterialList.of(Channel.OFFICIAL_ACCOUNT, List.of())).hasSize(10);
  }

  @Test
  void each_fault_is_at_its_material() {
    Materials bad =
        new Materials(
            Map.ofEntries(
                Map.entry("companyName", "x".repeat(101)),
                Map.entry("creditCode", "91350100M000100Y44"),
                Map.entry("contactName", "a\u0000b"),
                Map.entry("phone", "call me"),
                Map.entry("email", "lin@example"),
                Map.entry("packageName", "coffee"),
                Map.entry("storeLink", "http://a.b")));

    assertThat(MaterialRules.faults(ASKED, bad))
        .containsAllEntriesOf(
            Map.of(
                "companyName",
                "material.fault.too-long",
                "creditCode",
                "material.fault.credit-code",
                "contactName",
                "material.fault.control",
                "phone",
                "material.fault.phone",
                "email",
                "material.fault.email",
                "packageName",
                "material.fault.package",
                "storeLink",
                "material.fault.link"));
  }
}

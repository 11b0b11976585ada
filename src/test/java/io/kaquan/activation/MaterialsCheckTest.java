package io.kaquan.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MaterialsCheckTest {
  static final Materials GOOD = new Materials("晨光餐饮有限公司", "91350100M000100Y43", "林小云", "+86 138-0013-8000",
      "lin@example.com", "餐饮/咖啡", "现制咖啡");

  @Test
  void good_materials_have_no_fault() {
    assertThat(MaterialsCheck.faults(GOOD)).isEmpty();
  }

  @Test
  void every_material_is_asked_for() {
    assertThat(MaterialsCheck.faults(Materials.NONE)).hasSize(7).containsOnlyKeys("companyName", "creditCode",
        "contactName", "phone", "email", "category", "description").containsValue("activation.fault.missing");
  }

  @Test
  void each_fault_is_at_its_material() {
    Materials bad = new Materials("x".repeat(101), "91350100M000100Y44", "a\u0000b", "call me", "lin@example", "c", "d");

    assertThat(MaterialsCheck.faults(bad)).isEqualTo(Map.of("companyName", "activation.fault.too-long", "creditCode",
        "activation.fault.credit-code", "contactName", "activation.fault.control", "phone", "activation.fault.phone",
        "email", "activation.fault.email"));
  }
}

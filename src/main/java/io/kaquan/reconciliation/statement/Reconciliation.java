package io.kaquan.reconciliation.statement;

import io.kaquan.platform.tenant.MerchantId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The words shared with processes/reconciliation.bpmn. The business key names the merchant and the
 * day.
 */
record Reconciliation(MerchantId merchantId, LocalDate day) {
  static final String PROCESS = "Reconciliation";

  String businessKey() {
    return merchantId.value() + "/" + day;
  }

  static Reconciliation of(String businessKey) {
    String[] parts = businessKey.split("/");
    return new Reconciliation(new MerchantId(UUID.fromString(parts[0])), LocalDate.parse(parts[1]));
  }
}

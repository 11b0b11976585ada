package io.kaquan.reconciliation.statement;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The words shared with processes/reconciliation.bpmn. The business key names the merchant and the
 * day.
 */
record Reconciliation(UUID merchantId, LocalDate day) {
  static final String PROCESS = "Reconciliation";

  String businessKey() {
    return merchantId + "/" + day;
  }

  static Reconciliation of(String businessKey) {
    String[] parts = businessKey.split("/");
    return new Reconciliation(UUID.fromString(parts[0]), LocalDate.parse(parts[1]));
  }
}

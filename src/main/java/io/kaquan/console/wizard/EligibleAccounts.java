package io.kaquan.console.wizard;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.platform.tenant.MerchantId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The accounts of a merchant for which cards can be made, by type of card, in the order of the
 * forms.
 */
@Component
class EligibleAccounts {
  private final Capabilities capabilities;

  EligibleAccounts(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  List<Account> making(UUID merchantId, TypeForm form) {
    return making(merchantId).getOrDefault(form, List.of());
  }

  /** Types without an account are left out. */
  Map<TypeForm, List<Account>> making(UUID merchantId) {
    Map<String, List<Account>> making = capabilities.creatable(new MerchantId(merchantId));
    Map<TypeForm, List<Account>> forms = new LinkedHashMap<>();
    Arrays.stream(TypeForm.values())
        .filter(form -> making.containsKey(form.name()))
        .forEach(form -> forms.put(form, making.get(form.name())));
    return forms;
  }
}

package io.kaquan.wizard;

import io.kaquan.account.Account;
import io.kaquan.account.Accounts;
import io.kaquan.account.ActivationStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** For which of a merchant's accounts which types of card can be made in the console. */
@Component
class OwnAccounts {
  private final Accounts accounts;

  OwnAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  List<Account> making(UUID merchantId, TypeForm form) {
    return accounts.accounts(merchantId).stream().filter(account -> account.activation() == ActivationStatus.ACTIVE)
        .filter(account -> accounts.mayCreate(account.channel(), form.name(), true)).toList();
  }

  /** Types without an account are left out. */
  Map<TypeForm, List<Account>> making(UUID merchantId) {
    Map<TypeForm, List<Account>> making = new LinkedHashMap<>();
    Arrays.stream(TypeForm.values()).forEach(form -> making.put(form, making(merchantId, form)));
    making.values().removeIf(List::isEmpty);
    return making;
  }
}

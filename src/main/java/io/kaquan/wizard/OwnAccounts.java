package io.kaquan.wizard;

import io.kaquan.account.Account;
import io.kaquan.account.Accounts;
import io.kaquan.account.ActivationStatus;
import io.kaquan.account.Grant;
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
    return making(merchantId).getOrDefault(form, List.of());
  }

  /** Types without an account are left out. */
  Map<TypeForm, List<Account>> making(UUID merchantId) {
    List<Account> active = accounts.accounts(merchantId).stream()
        .filter(account -> account.activation() == ActivationStatus.ACTIVE).toList();
    List<Grant> grants = accounts.grants().stream().filter(Grant::console).toList();
    Map<TypeForm, List<Account>> making = new LinkedHashMap<>();
    Arrays.stream(TypeForm.values()).forEach(form -> making.put(form, active.stream().filter(account -> grants.stream()
        .anyMatch(grant -> grant.channel() == account.channel() && grant.cardType().equals(form.name()))).toList()));
    making.values().removeIf(List::isEmpty);
    return making;
  }
}

package io.kaquan.merchant.capability;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.account.Channel;
import io.kaquan.platform.tenant.MerchantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which types of card each channel lets a merchant create. May be called concurrently. */
@Component
public class Capabilities {
  private final CapabilityRepository repository;
  private final Accounts accounts;

  Capabilities(CapabilityRepository repository, Accounts accounts) {
    this.repository = repository;
    this.accounts = accounts;
  }

  /**
   * Returns whether the channel grants creating this type of card.
   *
   * @param viaConsole true for the console, false for the API
   */
  public boolean mayCreate(Channel channel, String cardType, boolean viaConsole) {
    return repository.granted(channel, cardType, viaConsole);
  }

  /**
   * Returns everything that the two channels grant, for the comparison page: the same types in the
   * same order for each channel.
   */
  public List<Capability> all() {
    return repository.all();
  }

  /**
   * Returns the types of card that this merchant can create in the console, each with the active
   * accounts that it can be created for. Types without such an account are left out.
   */
  public Map<String, List<Account>> creatable(MerchantId merchantId) {
    List<Account> own =
        accounts.accounts(merchantId).stream()
            .filter(account -> account.activation() == ActivationStatus.ACTIVE)
            .toList();
    Map<String, List<Account>> creatable = new LinkedHashMap<>();
    for (Capability capability : all()) {
      for (Account account : own) {
        if (capability.console() && account.channel() == capability.channel()) {
          creatable.computeIfAbsent(capability.cardType(), type -> new ArrayList<>()).add(account);
        }
      }
    }
    return creatable;
  }
}

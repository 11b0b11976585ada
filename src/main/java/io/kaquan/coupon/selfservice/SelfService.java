package io.kaquan.coupon.selfservice;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The door to self-service redemption: whether a card allows it. Safe to call at once; the last
 * word holds.
 */
@Component
public class SelfService {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  /**
   * What a merchant allows for one card.
   *
   * @param digits whether the store's three digits are asked for (WeChat's {@code need_verify_cod})
   * @param amount whether the consumer says what the sale was worth (WeChat's {@code
   *     need_remark_amount})
   */
  public record Setting(boolean open, boolean digits, boolean amount) {
    public static final Setting CLOSED = new Setting(false, true, false);
  }

  private final SelfServiceRepository repository;
  private final Stores stores;
  private final Clock clock;

  SelfService(SelfServiceRepository repository, Stores stores, Clock clock) {
    this.repository = repository;
    this.stores = stores;
    this.clock = clock;
  }

  /** CLOSED where nothing was ever said. */
  public Setting of(String cardId) {
    return repository.find(cardId).orElse(Setting.CLOSED);
  }

  /**
   * False and nothing changed when it should be opened but there is no store where its coupons can
   * be used.
   */
  public boolean set(CardTerms card, Setting setting) {
    if (setting.open() && stores(card).isEmpty()) {
      return false;
    }
    repository.set(card.cardId(), setting, clock.instant());
    return true;
  }

  /** The open stores in which coupons of this card can be used. */
  public List<Store> stores(CardTerms card) {
    if (card.stores().isEmpty()) {
      return stores.of(new MerchantId(card.merchantId()));
    }
    return stores
        .some(
            card.stores().stream()
                .filter(id -> NUMBER.matcher(id).matches())
                .map(Long::valueOf)
                .toList())
        .stream()
        .filter(store -> store.merchantId().value().equals(card.merchantId()) && !store.closed())
        .toList();
  }
}

package io.kaquan.console.card;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardType;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The cards of the merchant whose member is signed in. Other merchants' cards are not found. */
@Component
public class MerchantCards {
  private static final int LONGEST_SEARCH = 100;
  private final Cards cards;
  private final Accounts accounts;
  private final Capabilities capabilities;

  MerchantCards(Cards cards, Accounts accounts, Capabilities capabilities) {
    this.cards = cards;
    this.accounts = accounts;
    this.capabilities = capabilities;
  }

  public Card one(SignedIn me, String cardId) {
    return cards
        .find(cardId)
        .filter(card -> card.terms().merchantId().equals(me.merchantId().value()))
        .orElseThrow(NotFound::new);
  }

  /** Returns those that belong to this merchant and are not deleted, by card_id. */
  public Map<String, Card> some(SignedIn me, Collection<String> cardIds) {
    return cards.some(cardIds).stream()
        .filter(
            card ->
                card.terms().merchantId().equals(me.merchantId().value())
                    && card.terms().status() != CardStatus.DELETE)
        .collect(Collectors.toMap(card -> card.terms().cardId(), card -> card));
  }

  public List<Account> accounts(SignedIn me) {
    return accounts.accounts(me.merchantId());
  }

  /** Whether any card can be made in the console. */
  public boolean isMaking(SignedIn me) {
    return !capabilities.creatable(me.merchantId()).isEmpty();
  }

  /** Whether a card of this type can be made, and therefore copied, in the console. */
  public boolean isMaking(SignedIn me, CardType type) {
    return capabilities.creatable(me.merchantId()).containsKey(type.name());
  }

  public Optional<Account> account(SignedIn me, String appid) {
    return AppId.parse(appid).flatMap(id -> accounts.account(me.merchantId(), id));
  }

  public CardStanding standing(Card card) {
    return cards.standing(card);
  }

  /** Returns a search text without zero bytes, cut to 100 characters. */
  public static String searched(String typed) {
    return typed.substring(0, Math.min(typed.length(), LONGEST_SEARCH)).replace("\u0000", "");
  }

  /** Whether the merchant must name the code of each coupon. */
  public static boolean namesCodes(Card card) {
    return card.terms().customCode() && !card.terms().deposited();
  }

  public static boolean isActive(Account account) {
    return account.activation() == ActivationStatus.ACTIVE;
  }
}

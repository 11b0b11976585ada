package io.kaquan.offering;

import io.kaquan.account.Account;
import io.kaquan.account.Accounts;
import io.kaquan.account.ActivationStatus;
import io.kaquan.card.Card;
import io.kaquan.card.CardStatus;
import io.kaquan.card.CardType;
import io.kaquan.card.Cards;
import io.kaquan.card.Terms;
import io.kaquan.entrance.NotHere;
import io.kaquan.entrance.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The cards of the merchant who is signed in: nobody else's are there. */
@Component
class OwnCards {
  private static final Set<CardType> FORMS =
      Set.of(CardType.GROUPON, CardType.CASH, CardType.DISCOUNT, CardType.GIFT, CardType.GENERAL_COUPON);

  private final Cards cards;
  private final Accounts accounts;
  private final Clock clock;

  OwnCards(Cards cards, Accounts accounts, Clock clock) {
    this.cards = cards;
    this.accounts = accounts;
    this.clock = clock;
  }

  Card one(SignedIn me, String cardId) {
    return cards.find(cardId).filter(card -> card.terms().merchantId().equals(me.merchantId())).orElseThrow(NotHere::new);
  }

  List<Card> all(SignedIn me) {
    return cards.of(me.merchantId());
  }

  List<Account> accounts(SignedIn me) {
    return accounts.accounts(me.merchantId());
  }

  /** Whether any card can be made in the console. */
  boolean isMaking(SignedIn me) {
    return FORMS.stream().anyMatch(type -> isMaking(me, type));
  }

  /** Whether a card of this type can be made in the console, and so copied. */
  boolean isMaking(SignedIn me, CardType type) {
    return FORMS.contains(type) && accounts(me).stream().filter(OwnCards::isActive)
        .anyMatch(account -> accounts.mayCreate(account.channel(), type.name(), true));
  }

  Optional<Account> account(SignedIn me, String appid) {
    return accounts.account(me.merchantId(), appid);
  }

  Standing standing(Card card) {
    Terms terms = card.terms();
    if (terms.status() == CardStatus.DELETE) {
      return Standing.DELETED;
    }
    if (terms.validity().isOver(clock.instant())) {
      return Standing.OVER;
    }
    if (terms.status() == CardStatus.VERIFY_FAIL) {
      return Standing.REFUSED;
    }
    if (!terms.onSale()) {
      return card.approved() == null ? Standing.IN_REVIEW : Standing.PAUSED;
    }
    if (accounts.account(terms.appid()).filter(OwnCards::isActive).isEmpty()) {
      return Standing.SUSPENDED;
    }
    return card.stock() > 0 ? Standing.ON_SALE : Standing.SOLD_OUT;
  }

  /** Whether each coupon needs a code that the merchant names. */
  static boolean namesCodes(Card card) {
    return card.terms().customCode() && !card.terms().deposited();
  }

  static boolean isActive(Account account) {
    return account.activation() == ActivationStatus.ACTIVE;
  }
}

package io.kaquan.card.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Design;
import io.kaquan.card.design.DesignReader;
import io.kaquan.card.design.InvalidDesign;
import io.kaquan.card.stock.CardStocks;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.access.Sha256;
import io.kaquan.platform.json.TolerantJson;
import io.kaquan.platform.tenant.AppId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates cards: row, stock and process appear together or not at all. */
@Component
class CardCreation {
  private static final int RANDOM_BYTES = 21;

  private final CardRepository repository;
  private final CardStocks stocks;
  private final Accounts accounts;
  private final Capabilities capabilities;
  private final CardProcess process;
  private final Clock clock;

  CardCreation(
      CardRepository repository,
      CardStocks stocks,
      Accounts accounts,
      Capabilities capabilities,
      CardProcess process,
      Clock clock) {
    this.repository = repository;
    this.stocks = stocks;
    this.accounts = accounts;
    this.capabilities = capabilities;
    this.process = process;
    this.clock = clock;
  }

  @Transactional
  CardResult create(String appid, JsonNode card, boolean viaConsole) {
    return create(appid, card, viaConsole, newId());
  }

  @Transactional
  CardResult createOnce(String appid, JsonNode card, String formNumber) {
    return create(appid, card, true, idOf(appid + " " + formNumber + " " + card));
  }

  CardPreview preview(String appid, JsonNode card) {
    Optional<Account> account = AppId.parse(appid).flatMap(accounts::account);
    if (account.isEmpty() || account.get().activation() != ActivationStatus.ACTIVE) {
      return CardPreview.refused(CardResult.refused(CardFault.NOT_ACTIVE, null));
    }
    try {
      return CardPreview.of(account.get(), design(account.get(), card, true), clock.instant());
    } catch (InvalidDesign e) {
      return CardPreview.refused(CardResult.refused(e));
    }
  }

  private CardResult create(String appid, JsonNode card, boolean viaConsole, String cardId) {
    Optional<Account> account = AppId.parse(appid).flatMap(accounts::account);
    if (account.isEmpty() || account.get().activation() != ActivationStatus.ACTIVE) {
      return CardResult.refused(CardFault.NOT_ACTIVE, null);
    }
    try {
      return CardResult.done(add(cardId, account.get(), design(account.get(), card, viaConsole)));
    } catch (InvalidDesign e) {
      return CardResult.refused(e);
    }
  }

  private Design design(Account account, JsonNode card, boolean viaConsole) {
    CardType type = type(card);
    if (!capabilities.mayCreate(account.channel(), type.name(), viaConsole)) {
      throw new InvalidDesign(CardFault.TYPE_NOT_GRANTED, "card_type");
    }
    JsonNode given = card.get(type.wireName());
    if (TolerantJson.isAbsent(given)) {
      throw new InvalidDesign(CardFault.MISSING_FIELD, type.wireName());
    }
    if (!(given instanceof ObjectNode object)) {
      throw new InvalidDesign(CardFault.BAD_ARGUMENT, type.wireName());
    }
    return new DesignReader(type, viaConsole, clock.instant(), clock.getZone()).read(object);
  }

  private static CardType type(JsonNode card) {
    if (TolerantJson.isAbsent(card)) {
      throw new InvalidDesign(CardFault.MISSING_FIELD, "card");
    }
    JsonNode given = card.path("card_type");
    String name =
        TolerantJson.isAbsent(given)
            ? ""
            : String.valueOf(TolerantJson.text(given)).toUpperCase(Locale.ROOT);
    return Stream.of(CardType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidDesign(CardFault.UNKNOWN_TYPE, "card_type"));
  }

  private String add(String cardId, Account account, Design design) {
    if (repository.add(
        cardId, account.appid().value(), account.merchantId().value(), design, clock.instant())) {
      stocks.add(cardId, design.quantity(), design.deposit());
      process.start(cardId, design.dates().validity().end());
    }
    return cardId;
  }

  private String newId() {
    return id(RandomText.base64Url(RANDOM_BYTES));
  }

  private static String idOf(String text) {
    byte[] hash = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return id(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  private static String id(String base64) {
    return "p" + base64.substring(0, 27);
  }
}

package io.kaquan.merchant;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to merchants, their members, official accounts and apps. Safe to call from anywhere at once. */
@Component
public class Merchants {

  /** Registers a merchant with its first member, who is its owner. The e-mail address is new. */
  public UUID register(String name, String email, String password, Locale locale) {
    throw new UnsupportedOperationException();
  }

  /** Adds an official account or app. The secret is kept hashed only. */
  public void add(UUID merchantId, String appid, String secret, AccountKind kind, String name, boolean verified) {
    throw new UnsupportedOperationException();
  }

  /** The member with this e-mail address, however it is spelt in upper and lower case. */
  public Optional<Member> member(String email) {
    throw new UnsupportedOperationException();
  }

  /** The owners, to whom letters about the merchant go. Never empty for a merchant that exists. */
  public List<Member> owners(UUID merchantId) {
    throw new UnsupportedOperationException();
  }

  /** The official accounts and apps of a merchant, by appid. */
  public List<Account> accounts(UUID merchantId) {
    throw new UnsupportedOperationException();
  }

  /** For callers that have proved to be this appid, and for the platform itself. */
  public Optional<Account> account(String appid) {
    throw new UnsupportedOperationException();
  }

  /** Empty as well when the appid is another merchant's. */
  public Optional<Account> account(UUID merchantId, String appid) {
    throw new UnsupportedOperationException();
  }

  /** Compares in constant time; false for an unknown appid. */
  public boolean secretMatches(String appid, String secret) {
    throw new UnsupportedOperationException();
  }

  /** Opens the card function for this appid. A second call changes nothing. */
  public void activate(String appid) {
    throw new UnsupportedOperationException();
  }

  /** Whether the channel grants creating this type through the API ({@code viaConsole} false) or in the console. */
  public boolean mayCreate(Channel channel, String cardType, boolean viaConsole) {
    throw new UnsupportedOperationException();
  }

  /** Everything the two channels grant, for the comparison page. */
  public List<Grant> grants() {
    throw new UnsupportedOperationException();
  }

  /** Every merchant with an account that is or was activated, with the moment of its first activation. */
  public Map<UUID, Instant> activatedSince() {
    throw new UnsupportedOperationException();
  }
}

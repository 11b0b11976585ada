package io.kaquan.merchant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to merchants and their members. Safe to call from anywhere at once. */
@Component
public class Merchants {
  private final MerchantRepository repository;
  private final PasswordEncoder passwords;
  private final Clock clock;

  Merchants(MerchantRepository repository, PasswordEncoder passwords, Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Registers a merchant with its first member, who is its owner. The e-mail address is new; one that is there already, in
   * whatever spelling, throws and registers nothing.
   *
   * @param locale English, or else Chinese: the language of letters to this member
   */
  @Transactional
  public UUID register(String name, String email, String password, Locale locale) {
    Instant now = clock.instant();
    UUID merchantId = UUID.randomUUID();
    repository.add(merchantId, name, now);
    repository.add(new Member(UUID.randomUUID(), merchantId, name, email.strip(), passwords.encode(password), Role.OWNER,
        "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE), now);
    return merchantId;
  }

  /** The member with this e-mail address, however it is spelt in upper and lower case. */
  public Optional<Member> member(String email) {
    return repository.member(email.strip());
  }

  /** The owners, to whom letters about the merchant go. Never empty for a merchant that exists. */
  public List<Member> owners(UUID merchantId) {
    return repository.owners(merchantId);
  }
}

package io.kaquan.merchant.member;

import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to merchants, and to whom letters about them go. Safe to call from anywhere at once. */
@Component
public class Merchants {
  private final MerchantRepository repository;
  private final Passwords passwords;
  private final Clock clock;

  Merchants(MerchantRepository repository, Passwords passwords, Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Registers a merchant with its first member, who is its owner and whose address counts as
   * confirmed. The e-mail address is new; one that is there already, in whatever spelling, throws
   * and registers nothing.
   *
   * @param locale English, or else Chinese: the language of letters to this member
   */
  @Transactional
  public MerchantId register(String name, String email, String password, Locale locale) {
    return found(name, email.strip(), passwords.hash(password), locale)
        .orElseThrow(() -> new DuplicateKeyException("this e-mail address is a member's already"))
        .merchantId();
  }

  /**
   * Empty, and nothing is kept once the caller's transaction is rolled back, when the address is a
   * member's already.
   */
  Optional<Member> found(String name, String email, String hash, Locale locale) {
    Instant now = clock.instant();
    MerchantId merchantId = MerchantId.random();
    repository.add(merchantId, name, now);
    return join(merchantId, name, email, hash, Role.OWNER, List.of(), locale);
  }

  Optional<Member> join(
      MerchantId merchantId,
      String name,
      String email,
      String hash,
      Role role,
      List<Long> stores,
      Locale locale) {
    Member member =
        new Member(
            UUID.randomUUID(),
            merchantId,
            name,
            email,
            hash,
            role,
            stores,
            letterLanguage(locale),
            1,
            null);
    return repository.add(member, clock.instant()) ? Optional.of(member) : Optional.empty();
  }

  static Locale letterLanguage(Locale locale) {
    return "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }

  /** The member with this e-mail address, however it is spelt in upper and lower case. */
  public Optional<Member> member(String email) {
    return repository.member(email.strip());
  }

  /** The owners, to whom letters about the merchant go. Never empty for a merchant that exists. */
  public List<Member> owners(MerchantId merchantId) {
    return repository.owners(merchantId);
  }
}

package io.kaquan.merchant.member;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Which passwords are taken, after NIST SP 800-63B: long ones that are not easily guessed, whatever
 * they are made of; and how they are kept.
 */
@Component
class Passwords {
  static final int SHORTEST = 10;

  /** bcrypt reads no further. */
  static final int MOST_BYTES = 72;

  private static final int SOMEWHAT_GUESSABLE = 2;

  private final PasswordEncoder encoder;
  private final Zxcvbn guesser = new Zxcvbn();
  private final String nobodys;

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
    this.nobodys = encoder.encode("nobody's password");
  }

  /** A message's key when it is not taken. */
  Optional<String> fault(String password, List<String> knownOfThem) {
    if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("merchant.fault.password-short");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("merchant.fault.password-long");
    }
    return guesser.measure(password, knownOfThem).getScore() < SOMEWHAT_GUESSABLE
        ? Optional.of("merchant.fault.password-easy")
        : Optional.empty();
  }

  String hash(String password) {
    return encoder.encode(password);
  }

  /** An unknown person takes as long as a wrong password. */
  boolean matches(String password, Optional<Member> member) {
    return encoder.matches(password, member.map(Member::passwordHash).orElse(nobodys))
        && member.isPresent();
  }

  @Configuration(proxyBeanMethods = false)
  static class Encoder {
    /** bcrypt now, with the method's name in front so that it can be changed later. */
    @Bean
    @ConditionalOnMissingBean
    PasswordEncoder passwordEncoder() {
      return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
  }
}

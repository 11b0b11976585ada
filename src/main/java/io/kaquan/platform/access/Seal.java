package io.kaquan.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Hides and signs short texts that travel through other people's hands, with the key of this
 * installation: AES-256-GCM whose nonce is drawn from the text itself, so that the same text gives
 * the same seal and two texts never share a nonce.
 */
@Component
public class Seal {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final InstallationKey key;

  Seal(InstallationKey key) {
    this.key = key;
  }

  /**
   * Letters, digits, - and _ only. The same text gives the same seal, so that an answer can be
   * given again.
   */
  public String seal(String purpose, String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] nonce =
        Arrays.copyOf(InstallationKey.mac(key.forPurpose("nonce " + purpose), plain), NONCE);
    byte[] hidden = crypt(Cipher.ENCRYPT_MODE, purpose, nonce, plain);
    byte[] whole = Arrays.copyOf(nonce, NONCE + hidden.length);
    System.arraycopy(hidden, 0, whole, NONCE, hidden.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** The text; empty when it was not sealed here for this purpose, or was changed on the way. */
  public Optional<String> open(String purpose, String sealed) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(sealed);
      if (whole.length <= NONCE) {
        return Optional.empty();
      }
      byte[] plain =
          crypt(
              Cipher.DECRYPT_MODE,
              purpose,
              Arrays.copyOf(whole, NONCE),
              Arrays.copyOfRange(whole, NONCE, whole.length));
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | SealBroken notOurs) {
      return Optional.empty();
    }
  }

  private byte[] crypt(int mode, String purpose, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(key.forPurpose(purpose), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new SealBroken(e);
    }
  }

  private static class SealBroken extends RuntimeException {
    SealBroken(Throwable cause) {
      super(cause);
    }
  }
}

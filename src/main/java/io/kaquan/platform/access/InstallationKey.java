package io.kaquan.platform.access;

import io.kaquan.platform.database.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The secret that this installation signs and encrypts with: {@code kaquan.key}, 32 bytes in
 * base64. With the embedded database one is made at the first start and kept beside it.
 */
@Component
class InstallationKey {
  private static final int LENGTH = 32;

  private final byte[] key;

  InstallationKey(Environment settings) {
    this.key = find(settings);
  }

  private static byte[] find(Environment settings) {
    String given = settings.getProperty("kaquan.key");
    if (given != null) {
      return decode(given);
    }
    if (settings.containsProperty("spring.datasource.url")) {
      throw new CannotStart(
          "kaquan.key is not set. Give every node the same 32 random bytes in base64, "
              + "for example from: openssl rand -base64 32");
    }
    return keptBeside(Path.of(settings.getProperty("kaquan.embedded.data", "data")));
  }

  private static byte[] decode(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      if (key.length == LENGTH) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      // said below
    }
    throw new CannotStart(
        "kaquan.key must be 32 bytes in base64, for example from: openssl rand -base64 32");
  }

  private static byte[] keptBeside(Path folder) {
    Path file = folder.resolve("kaquan.key");
    try {
      if (!Files.exists(file)) {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(folder);
        Path fresh =
            Files.writeString(
                folder.resolve("kaquan.key.new"), Base64.getEncoder().encodeToString(key));
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(fresh, file);
      }
      return decode(Files.readString(file));
    } catch (IOException e) {
      throw new CannotStart("the key file " + file.toAbsolutePath() + " can't be read or made");
    }
  }

  /** A key for one purpose; knowing it tells nothing of the others. */
  byte[] forPurpose(String purpose) {
    return mac(key, purpose.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] mac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.kaquan.files.media;

import io.kaquan.files.image.NoPicture;
import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.access.Sha256;
import io.kaquan.platform.web.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores and returns public pictures. May be called concurrently. */
@Component
public class Media {
  /** How big a file that is uploaded may be, as WeChat has it. */
  public static final int MOST = 1024 * 1024;

  private static final int MOST_ADOPTED = 10 * 1024 * 1024;
  private static final int MOST_A_DAY = 100;
  private static final int RANDOM_BYTES = 16;
  private static final Pattern OURS =
      Pattern.compile("https?://\\S+(/media/[A-Za-z0-9_-]{22}\\.png)");

  private final MediaRepository repository;
  private final Addresses addresses;
  private final Clock clock;

  Media(MediaRepository repository, Addresses addresses, Clock clock) {
    this.repository = repository;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Makes a logo from a file: square, 300 × 300, with nothing of the file left but what it shows.
   * Says what is wrong with it where that can't be. The same picture again has the same address.
   *
   * @param by who uploads it, for the record
   */
  public Uploaded uploadLogo(UUID merchantId, String by, InputStream file) throws IOException {
    byte[] content = file.readNBytes(MOST + 1);
    return content.length > MOST
        ? Uploaded.refused("media.fault.big")
        : keep(merchantId, by, content);
  }

  /** The same from a picture that we have accepted elsewhere, up to 10 MB. */
  public Uploaded adoptLogo(UUID merchantId, String by, byte[] content) {
    return content.length > MOST_ADOPTED
        ? Uploaded.refused("media.fault.big")
        : keep(merchantId, by, content);
  }

  private Uploaded keep(UUID merchantId, String by, byte[] content) {
    if (content.length == 0) {
      return Uploaded.refused("media.fault.empty");
    }
    if (repository.since(merchantId, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
      return Uploaded.refused("media.fault.many");
    }
    try {
      byte[] logo = Logo.of(content);
      String name = repository.keep(newName(), merchantId, hash(logo), logo, by, clock.instant());
      return Uploaded.done(addresses.of("/media/" + name + ".png"));
    } catch (NoPicture no) {
      return Uploaded.refused(
          switch (no.why()) {
            case KIND -> "media.fault.kind";
            case BROKEN -> "media.fault.broken";
            case SMALL -> "media.fault.small";
            case LARGE -> "media.fault.dots";
          });
    }
  }

  /** Returns the PNG with this name; empty if there is none. */
  public Optional<byte[]> content(String name) {
    return repository.content(name);
  }

  /**
   * Where our own pages find a picture of ours, by its address; empty for what lies elsewhere and
   * can't be shown.
   */
  public static Optional<String> path(@Nullable String url) {
    Matcher ours = OURS.matcher(url == null ? "" : url);
    return ours.matches() ? Optional.of(ours.group(1)) : Optional.empty();
  }

  /** Returns whether this is the address of a picture in this installation. */
  public boolean isOurs(@Nullable String url) {
    return path(url).filter(path -> addresses.of(path).equals(url)).isPresent();
  }

  private String newName() {
    return RandomText.base64Url(RANDOM_BYTES);
  }

  private static String hash(byte[] content) {
    return Sha256.hex(content);
  }
}

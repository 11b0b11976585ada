package io.kaquan.detail;

import io.kaquan.page.Addresses;
import org.springframework.stereotype.Component;

/**
 * Which pictures pages show: those that this house serves itself. One from elsewhere could be another one after the review, and
 * its host would see who looks at a card.
 */
@Component
public class OwnPictures {
  private final Addresses addresses;

  OwnPictures(Addresses addresses) {
    this.addresses = addresses;
  }

  /** Where on this host the picture is; null when it is elsewhere or nowhere. */
  public String path(String url) {
    String own = addresses.of("/");
    String path = url.startsWith(own) ? url.substring(own.length() - 1) : url;
    return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\") ? path : null;
  }
}

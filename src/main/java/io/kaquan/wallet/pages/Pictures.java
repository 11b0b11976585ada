package io.kaquan.wallet.pages;

import io.kaquan.files.barcode.Symbols;
import io.kaquan.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pictures of codes, as answers that no browser or proxy keeps. */
final class Pictures {
  private Pictures() {}

  static ResponseEntity<byte[]> qr(String text) {
    return png(Symbols.qr(text));
  }

  /** CODE 128; there is none of a text that it can't say. */
  static ResponseEntity<byte[]> bar(String text) {
    if (!Symbols.canBeBar(text)) {
      throw new NotFound();
    }
    return png(Symbols.bar(text));
  }

  private static ResponseEntity<byte[]> png(byte[] picture) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .cacheControl(CacheControl.noStore())
        .body(picture);
  }
}

package io.kaquan.wallet.pages;

import io.kaquan.files.barcode.Symbols;
import io.kaquan.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pictures of codes, as responses that browsers and proxies must not cache. */
final class CodePictures {
  private CodePictures() {}

  static ResponseEntity<byte[]> qr(String text) {
    return png(Symbols.qr(text));
  }

  /** Returns a CODE 128 bar code; 404 if the text has characters that CODE 128 does not have. */
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

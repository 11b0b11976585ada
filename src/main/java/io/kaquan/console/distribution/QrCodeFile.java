package io.kaquan.console.distribution;

import io.kaquan.files.barcode.Symbols;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A QR code as a file: PNG for screens, PNG for print, or SVG. */
final class QrCodeFile {
  static final String NAMES = "{file:qr\\.png|qr-print\\.png|qr\\.svg}";
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

  private QrCodeFile() {}

  /**
   * @param file one of the three names
   * @param about a part of the name under which browsers save it
   */
  static ResponseEntity<byte[]> answer(String file, String link, String about) {
    boolean svg = file.endsWith(".svg");
    byte[] picture =
        svg
            ? Symbols.qrSvg(link).getBytes(StandardCharsets.UTF_8)
            : file.startsWith("qr-print") ? Symbols.qrForPrint(link) : Symbols.qr(link);
    return ResponseEntity.ok()
        .contentType(svg ? SVG : MediaType.IMAGE_PNG)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("kaquan-" + about + "-" + file)
                .build()
                .toString())
        .body(picture);
  }
}

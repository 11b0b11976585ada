package io.kaquan.wallet;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** QR and bar codes as pictures, black on white in any theme so that scanners can read them. */
final class Pictures {
  private Pictures() {}

  /** Never kept by a browser or a proxy. */
  static ResponseEntity<byte[]> qr(String text) {
    return png(draw(text, BarcodeFormat.QR_CODE, 480, 480, Map.of(
        EncodeHintType.MARGIN, 2, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M,
        EncodeHintType.CHARACTER_SET, "UTF-8")));
  }

  /** Which texts CODE 128 can say. */
  static boolean canBeBar(String text) {
    return text.chars().allMatch(sign -> sign > 31 && sign < 127);
  }

  /** CODE 128; there is none of a text that it can't say. */
  static ResponseEntity<byte[]> bar(String text) {
    if (!canBeBar(text)) {
      throw new NotThere();
    }
    return png(draw(text, BarcodeFormat.CODE_128, 600, 140, Map.of(EncodeHintType.MARGIN, 10)));
  }

  private static BitMatrix draw(String text, BarcodeFormat format, int width, int height, Map<EncodeHintType, ?> hints) {
    try {
      return new MultiFormatWriter().encode(text, format, width, height, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException("can't be drawn as " + format, e);
    }
  }

  private static ResponseEntity<byte[]> png(BitMatrix bits) {
    BufferedImage image = new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < bits.getHeight(); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        image.setRGB(x, y, bits.get(x, y) ? 0x000000 : 0xffffff);
      }
    }
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).cacheControl(CacheControl.noStore())
          .body(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.kaquan.files.barcode;

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
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Draws and reads QR codes and bar codes: black on white in any theme, so that scanners can read
 * them. May be called concurrently.
 */
public final class Symbols {
  private static final int QUIET_MODULES = 2;
  private static final int QR_PIXELS = 480;
  private static final int PRINT_PIXELS = 1200;

  private Symbols() {}

  /** A QR code as PNG, for a screen. */
  public static byte[] qr(String text) {
    return png(qr(text, QR_PIXELS));
  }

  /** A QR code as PNG, sharp on 10 cm of paper. */
  public static byte[] qrForPrint(String text) {
    return png(qr(text, PRINT_PIXELS));
  }

  /** A QR code as SVG, sharp at any size. */
  public static String qrSvg(String text) {
    BitMatrix bits = qr(text, 0);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < bits.getHeight(); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        if (bits.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" shape-rendering=\"crispEdges\">"
            .formatted(bits.getWidth(), bits.getHeight())
        + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\""
        + path
        + "\"/></svg>";
  }

  /** Returns whether CODE 128 can represent the text. */
  public static boolean canBeBar(String text) {
    return !text.isEmpty() && text.chars().allMatch(sign -> sign > 31 && sign < 127);
  }

  /**
   * CODE 128 as PNG.
   *
   * @throws IllegalArgumentException of a text that it can't say
   */
  public static byte[] bar(String text) {
    if (!canBeBar(text)) {
      throw new IllegalArgumentException("CODE 128 can't say this");
    }
    return png(draw(text, BarcodeFormat.CODE_128, 600, 140, Map.of(EncodeHintType.MARGIN, 10)));
  }

  /**
   * What the QR or bar code on a photo says; empty when none is found.
   *
   * @param photo JPEG, PNG, GIF or BMP, upright or not
   * @throws NotAPhoto when it is none of them, broken, or of more than 50 million points
   */
  public static Optional<String> read(byte[] photo) {
    return new Photo(photo).read();
  }

  private static BitMatrix qr(String text, int pixels) {
    return draw(
        text,
        BarcodeFormat.QR_CODE,
        pixels,
        pixels,
        Map.of(
            EncodeHintType.MARGIN,
            QUIET_MODULES,
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.CHARACTER_SET,
            "UTF-8"));
  }

  private static BitMatrix draw(
      String text, BarcodeFormat format, int width, int height, Map<EncodeHintType, ?> hints) {
    try {
      return new MultiFormatWriter().encode(text, format, width, height, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException("can't be drawn as " + format, e);
    }
  }

  private static byte[] png(BitMatrix bits) {
    BufferedImage image =
        new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < bits.getHeight(); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        image.setRGB(x, y, bits.get(x, y) ? 0x000000 : 0xffffff);
      }
    }
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

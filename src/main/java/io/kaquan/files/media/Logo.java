package io.kaquan.files.media;

import io.kaquan.files.image.NoPicture;
import io.kaquan.files.image.Pictures;
import io.kaquan.files.image.Pictures.Bounds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Draws a picture anew as a logo: what is in the file besides what it shows does not come along.
 */
final class Logo {
  static final int SIDE = 300;
  private static final Bounds BOUNDS = new Bounds(Pictures.PNG_OR_JPEG, 120, 25_000_000);

  private Logo() {}

  /**
   * @return a PNG, with all of the picture on white: a logo that is cut off is none
   */
  static byte[] of(byte[] file) throws NoPicture {
    BufferedImage picture =
        Pictures.read(file, BOUNDS, (wide, tall) -> Math.max(wide, tall) / (3 * SIDE));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(Pictures.whole(picture, SIDE, SIDE), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

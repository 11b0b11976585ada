package io.kaquan.distribution.landing;

import io.kaquan.files.image.NoPicture;
import io.kaquan.files.image.Pictures;
import io.kaquan.files.image.Pictures.Bounds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The picture of a page, drawn anew: nothing of the file that was sent in but its points reaches
 * anybody.
 *
 * @param jpeg 640 × 300
 */
public record Banner(byte[] jpeg) {
  public static final int WIDTH = 640;
  public static final int HEIGHT = 300;

  /** Bytes of the file that is sent in. */
  public static final int BIGGEST = 1 << 20;

  static final Bounds BOUNDS = new Bounds(Pictures.PNG_OR_JPEG, 1, 40_000_000);
  private static final int LONGEST_SIDE = 8_000;
  private static final float QUALITY = 0.88f;

  /**
   * Cuts the middle out of a PNG or JPEG, known by its content.
   *
   * @throws NotABanner when it is neither, broken, of more than a megabyte or 40 million points
   */
  public static Banner of(byte[] file) throws NotABanner {
    if (file.length > BIGGEST) {
      throw new NotABanner("too big a file");
    }
    try {
      BufferedImage picture = Pictures.read(file, BOUNDS, Banner::step);
      return new Banner(write(Pictures.middle(picture, WIDTH, HEIGHT)));
    } catch (NoPicture why) {
      throw new NotABanner(why.getMessage());
    }
  }

  /**
   * As few points as the banner needs; of a long line, of which only the middle is shown, fewer.
   */
  static int step(int width, int height) {
    return Math.max(
        Math.min(width / (2 * WIDTH), height / HEIGHT), Math.max(width, height) / LONGEST_SIDE);
  }

  private static byte[] write(BufferedImage banner) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(banner, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

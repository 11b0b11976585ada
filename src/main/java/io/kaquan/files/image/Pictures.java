package io.kaquan.files.image;

import io.kaquan.files.image.NoPicture.Why;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads and redraws pictures. May be called concurrently: two pictures are read at a time, other
 * callers wait.
 */
public final class Pictures {
  /** Kinds as the libraries call them. */
  public static final Set<String> PNG_OR_JPEG = Set.of("png", "jpeg");

  /** Readers of some kinds keep the whole picture in memory, however little of it is asked for. */
  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  /**
   * What is taken.
   *
   * @param kinds as the libraries call them; empty for all that they can read
   * @param shortest side in points
   * @param mostPoints altogether
   */
  public record Bounds(Set<String> kinds, int shortest, long mostPoints) {}

  private Pictures() {}

  /**
   * Reads a picture, known by its content. Its size is looked at before a point is read: a small
   * file may hold a picture that fills the memory. Waits for others; not to be called in a
   * transaction.
   *
   * @param step from width and height: of so many points in a row and column one is read; less than
   *     1 is 1
   */
  public static BufferedImage read(byte[] file, Bounds bounds, IntBinaryOperator step)
      throws NoPicture {
    AT_ONCE.acquireUninterruptibly();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new NoPicture(Why.KIND);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return read(reader, bounds, step);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      // the parsers throw whatever a hostile file makes them
      throw new NoPicture(Why.BROKEN);
    } finally {
      AT_ONCE.release();
    }
  }

  private static BufferedImage read(ImageReader reader, Bounds bounds, IntBinaryOperator step)
      throws IOException, NoPicture {
    if (!bounds.kinds().isEmpty()
        && !bounds.kinds().contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
      throw new NoPicture(Why.KIND);
    }
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (Math.min(width, height) < bounds.shortest()) {
      throw new NoPicture(Why.SMALL);
    }
    if ((long) width * height > bounds.mostPoints()) {
      throw new NoPicture(Why.LARGE);
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int each = Math.max(1, step.applyAsInt(width, height));
    param.setSourceSubsampling(each, each, 0, 0);
    return reader.read(0, param);
  }

  /** All of the picture in the middle of a white one of this size. */
  public static BufferedImage whole(BufferedImage picture, int width, int height) {
    return drawn(
        picture,
        width,
        height,
        Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight()));
  }

  /** The middle of the picture, filling this size. */
  public static BufferedImage middle(BufferedImage picture, int width, int height) {
    return drawn(
        picture,
        width,
        height,
        Math.max((double) width / picture.getWidth(), (double) height / picture.getHeight()));
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height, double scale) {
    int wide = Math.max(1, (int) Math.rint(picture.getWidth() * scale));
    int tall = Math.max(1, (int) Math.rint(picture.getHeight() * scale));
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = drawn.createGraphics();
    try {
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, width, height);
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.drawImage(picture, (width - wide) / 2, (height - tall) / 2, wide, tall, null);
    } finally {
      pen.dispose();
    }
    return drawn;
  }
}

package io.kaquan.landing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * The picture of a page, drawn anew: nothing of the file that was sent in but its points reaches anybody.
 *
 * @param jpeg 640 × 300
 */
public record Banner(byte[] jpeg) {
  public static final int WIDTH = 640;
  public static final int HEIGHT = 300;
  /** Bytes of the file that is sent in. */
  public static final int BIGGEST = 1 << 20;
  private static final long MOST_POINTS = 40_000_000;
  private static final int LARGEST_SIDE = 2 * WIDTH;
  private static final float QUALITY = 0.88f;
  /** As the libraries call them. */
  private static final Set<String> KINDS = Set.of("png", "jpeg");

  /**
   * Cuts the middle out of a PNG or JPEG, known by its content.
   *
   * @throws NotABanner when it is neither, broken, of more than a megabyte or 40 million points
   */
  public static Banner of(byte[] file) throws NotABanner {
    if (file.length > BIGGEST) {
      throw new NotABanner("too big a file");
    }
    return new Banner(write(draw(read(file))));
  }

  /** The size is looked at before a point is read: a small file may hold a picture that fills the memory. */
  private static BufferedImage read(byte[] file) throws NotABanner {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new NotABanner("no picture");
      }
      ImageReader reader = readers.next();
      try {
        if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          throw new NotABanner("another kind of picture");
        }
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_POINTS) {
          throw new NotABanner("too large a picture");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.min(width / LARGEST_SIDE, height / HEIGHT));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      throw new NotABanner("a broken picture");
    }
  }

  private static BufferedImage draw(BufferedImage picture) {
    double scale = Math.max((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight());
    int width = (int) Math.ceil(picture.getWidth() * scale);
    int height = (int) Math.ceil(picture.getHeight() * scale);
    BufferedImage banner = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = banner.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
    pen.dispose();
    return banner;
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

package io.kaquan.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.Tika;

/** Draws a picture anew as a logo: what is in the file besides what it shows does not come along. */
final class Logo {
  static final int SIDE = 300;
  private static final int LEAST = 120;
  private static final long MOST_DOTS = 25_000_000;
  private static final Set<String> KINDS = Set.of("image/png", "image/jpeg");
  private static final Tika TIKA = new Tika();

  private Logo() {}

  /** @return a PNG */
  static byte[] of(byte[] file) throws NoLogo {
    if (!KINDS.contains(TIKA.detect(file))) {
      throw new NoLogo("kind");
    }
    try {
      return png(square(read(file)));
    } catch (IOException | RuntimeException broken) {
      // the parsers throw whatever a hostile file makes them
      throw new NoLogo("broken");
    }
  }

  private static BufferedImage read(byte[] file) throws IOException, NoLogo {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new NoLogo("broken");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int wide = reader.getWidth(0);
        int tall = reader.getHeight(0);
        if (Math.min(wide, tall) < LEAST) {
          throw new NoLogo("small");
        }
        if ((long) wide * tall > MOST_DOTS) {
          throw new NoLogo("dots");
        }
        // a big picture is read in steps: never more in memory than a few logos
        int step = Math.max(1, Math.max(wide, tall) / (3 * SIDE));
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
      } finally {
        reader.dispose();
      }
    }
  }

  /** All of it on white: a logo that is cut off is none. */
  private static BufferedImage square(BufferedImage picture) {
    double scale = (double) SIDE / Math.max(picture.getWidth(), picture.getHeight());
    int wide = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int tall = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage logo = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = logo.createGraphics();
    try {
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, SIDE, SIDE);
      pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.drawImage(picture, (SIDE - wide) / 2, (SIDE - tall) / 2, wide, tall, null);
    } finally {
      pen.dispose();
    }
    return logo;
  }

  private static byte[] png(BufferedImage logo) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(logo, "png", out);
    return out.toByteArray();
  }
}

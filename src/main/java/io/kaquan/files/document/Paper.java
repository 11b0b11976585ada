package io.kaquan.files.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.Tika;

/** The content of a file, looked into. */
final class Paper {
  static final int MOST_PAGES = 50;
  private static final long MOST_DOTS = 60_000_000;
  private static final int WIDE = 1400;
  private static final float DOTS_PER_POINT = 1.6f;
  private static final Tika TIKA = new Tika();

  static {
    ImageIO.setUseCache(false);
  }

  private Paper() {}

  /** Empty for whatever is none of the kinds. */
  static Optional<MediaKind> kind(byte[] content) {
    return MediaKind.of(TIKA.detect(content));
  }

  /**
   * How many pages can be shown; 0 when the file is broken, locked, empty or too big to look at.
   */
  static int pages(MediaKind kind, byte[] content) {
    try {
      if (kind == MediaKind.PDF) {
        try (PDDocument pdf = Loader.loadPDF(content)) {
          return pdf.getNumberOfPages() > MOST_PAGES ? 0 : pdf.getNumberOfPages();
        }
      }
      return isPicture(content) ? 1 : 0;
    } catch (IOException | RuntimeException broken) {
      // the parsers throw whatever a hostile file makes them
      return 0;
    }
  }

  private static boolean isPicture(byte[] content) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return false;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
          return false;
        }
        return reader.read(0) != null;
      } finally {
        reader.dispose();
      }
    }
  }

  /**
   * @param page counts from 1; @return a PNG
   */
  static byte[] picture(byte[] pdf, int page) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      float wide = Math.max(1, document.getPage(page - 1).getCropBox().getWidth());
      float tall = Math.max(1, document.getPage(page - 1).getCropBox().getHeight());
      float scale = Math.min(DOTS_PER_POINT, Math.min(WIDE / wide, 2 * WIDE / tall));
      BufferedImage image = new PDFRenderer(document).renderImage(page - 1, scale, ImageType.RGB);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("a page can't be drawn", e);
    }
  }
}

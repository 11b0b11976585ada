package io.kaquan.files.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SymbolsTest {

  @Test
  void a_scanner_reads_the_code() throws Exception {
    for (String code : new String[] {"482910573326", "SHOP-2026-ABCDEF-042"}) {
      assertThat(scanned(Symbols.qr(code)).getText()).isEqualTo(code);
      Result bar = scanned(Symbols.bar(code));
      assertThat(bar.getText()).isEqualTo(code);
      assertThat(bar.getBarcodeFormat()).isEqualTo(BarcodeFormat.CODE_128);
    }
  }

  @Test
  void a_scanner_reads_chinese_from_a_qr_code() throws Exception {
    assertThat(scanned(Symbols.qr("晨光-042")).getText()).isEqualTo("晨光-042");
  }

  @Test
  void there_is_no_bar_code_of_chinese() {
    assertThatThrownBy(() -> Symbols.bar("晨光-042")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_picture_of_paths_shows_the_same_points_as_one_of_pixels() throws Exception {
    String svg = Symbols.qrSvg("https://example.com/wallet/q/abc");
    int modules = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
    BufferedImage drawn =
        new BufferedImage(modules * 8, modules * 8, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    pen.setColor(Color.BLACK);
    var points = java.util.regex.Pattern.compile("M(\\d+) (\\d+)h1").matcher(svg);
    while (points.find()) {
      pen.fillRect(
          Integer.parseInt(points.group(1)) * 8, Integer.parseInt(points.group(2)) * 8, 8, 8);
    }
    assertThat(Symbols.read(png(drawn))).contains("https://example.com/wallet/q/abc");
  }

  @Test
  void a_photo_of_a_phones_screen_is_read() throws Exception {
    assertThat(Symbols.read(photo(Symbols.qr("482910573326"), 12))).contains("482910573326");
    assertThat(Symbols.read(photo(Symbols.bar("482910573326"), 3))).contains("482910573326");
  }

  @Test
  void a_photo_that_lies_on_its_side_is_read() throws Exception {
    assertThat(Symbols.read(photo(Symbols.bar("482910573326"), 90))).contains("482910573326");
  }

  @Test
  void nothing_is_read_where_there_is_no_code() throws Exception {
    assertThat(Symbols.read(png(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB))))
        .isEmpty();
  }

  @Test
  void what_is_no_picture_is_not_looked_at() {
    for (byte[] bytes :
        new byte[][] {
          {},
          "482910573326".getBytes(StandardCharsets.US_ASCII),
          {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}
        }) {
      assertThatThrownBy(() -> Symbols.read(bytes)).isInstanceOf(NotAPhoto.class);
    }
  }

  @Test
  void a_small_file_with_a_picture_that_fills_the_memory_is_refused_unread() throws Exception {
    byte[] bomb = png(new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_BINARY));
    // width and height stand behind the name of PNG's first part
    System.arraycopy(new byte[] {0, 0, (byte) 0xC3, 0x50, 0, 0, (byte) 0xC3, 0x50}, 0, bomb, 16, 8);
    assertThatThrownBy(() -> Symbols.read(bomb))
        .isInstanceOf(NotAPhoto.class)
        .hasMessageContaining("large");
  }

  @Test
  void only_the_kinds_that_phones_and_screens_make_are_opened() throws Exception {
    for (String kind : new String[] {"png", "jpg", "gif", "bmp"}) {
      assertThat(Symbols.read(as(kind))).as(kind).contains("482910573326");
    }
    // its reader makes room for what the head says: a file of one thousand bytes takes all memory
    for (String kind : new String[] {"tiff", "wbmp"}) {
      byte[] other = as(kind);
      assertThatThrownBy(() -> Symbols.read(other))
          .as(kind)
          .isInstanceOf(NotAPhoto.class)
          .hasMessageContaining("kind");
    }
  }

  private static byte[] as(String kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BufferedImage code = ImageIO.read(new ByteArrayInputStream(Symbols.qr("482910573326")));
    assertThat(ImageIO.write(code, kind, bytes)).isTrue();
    return bytes.toByteArray();
  }

  /** On a grey table, turned by some degrees, in bad light, with a camera's noise, as JPEG. */
  private static byte[] photo(byte[] symbol, double degrees) throws IOException {
    BufferedImage code = ImageIO.read(new ByteArrayInputStream(symbol));
    BufferedImage table = new BufferedImage(3000, 2200, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = table.createGraphics();
    pen.setColor(new Color(120, 110, 100));
    pen.fillRect(0, 0, 3000, 2200);
    AffineTransform turn = AffineTransform.getTranslateInstance(1500, 1100);
    turn.rotate(Math.toRadians(degrees));
    turn.scale(2, 2);
    turn.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
    pen.drawImage(code, turn, null);
    pen.dispose();
    Random noise = new Random(1);
    for (int y = 0; y < 2200; y++) {
      for (int x = 0; x < 3000; x++) {
        Color was = new Color(table.getRGB(x, y));
        int dim = 40 * x / 3000 + noise.nextInt(24);
        table.setRGB(
            x,
            y,
            new Color(
                    Math.max(0, was.getRed() - dim),
                    Math.max(0, was.getGreen() - dim),
                    Math.max(0, was.getBlue() - dim))
                .getRGB());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(table, "jpg", bytes);
    return bytes.toByteArray();
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static Result scanned(byte[] picture) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new MultiFormatReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))));
  }
}

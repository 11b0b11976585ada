package io.kaquan.distribution.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.files.image.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures as careless and as hostile people send them. */
class BannerTest {

  @Test
  void a_picture_of_any_shape_becomes_a_banner() throws Exception {
    for (String kind : new String[] {"png", "jpeg"}) {
      for (int[] size : new int[][] {{1, 1}, {640, 300}, {3000, 200}, {90, 4000}}) {
        BufferedImage banner =
            ImageIO.read(
                new ByteArrayInputStream(Banner.of(picture(kind, size[0], size[1])).jpeg()));
        assertThat(banner)
            .returns(640, BufferedImage::getWidth)
            .returns(300, BufferedImage::getHeight);
      }
    }
  }

  @Test
  void a_picture_of_one_endless_line_takes_no_more_memory_than_others() throws Exception {
    // 40 million points in a row, in a file of five thousand bytes
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(39_000_000, 1, BufferedImage.TYPE_BYTE_BINARY), "png", line);
    BufferedImage read = Pictures.read(line.toByteArray(), Banner.BOUNDS, Banner::step);
    assertThat(read.getWidth()).isLessThan(10_000);
    assertThat(ImageIO.read(new ByteArrayInputStream(Banner.of(line.toByteArray()).jpeg())))
        .returns(640, BufferedImage::getWidth);
  }

  @Test
  void what_hides_in_a_picture_does_not_come_out() throws Exception {
    byte[] picture = picture("png", 64, 30);
    byte[] trap = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(picture, picture.length + trap.length);
    System.arraycopy(trap, 0, both, picture.length, trap.length);
    assertThat(new String(Banner.of(both).jpeg(), StandardCharsets.ISO_8859_1))
        .doesNotContain("script");
  }

  @Test
  void what_is_no_picture_of_ours_is_refused() throws Exception {
    byte[] png = picture("png", 64, 30);
    byte[] bomb = png.clone();
    // 50,000 × 50,000 points, says its head
    for (int at : new int[] {16, 20}) {
      bomb[at + 2] = (byte) 0xc3;
      bomb[at + 3] = (byte) 0x50;
    }
    Stream.of(
            new byte[0],
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8),
            picture("gif", 64, 30),
            picture("bmp", 64, 30),
            bomb,
            Arrays.copyOf(png, 60),
            new byte[Banner.BIGGEST + 1])
        .forEach(file -> assertThatThrownBy(() -> Banner.of(file)).isInstanceOf(NotABanner.class));
  }

  private static byte[] picture(String kind, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(
            ImageIO.write(
                new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), kind, bytes))
        .isTrue();
    return bytes.toByteArray();
  }
}

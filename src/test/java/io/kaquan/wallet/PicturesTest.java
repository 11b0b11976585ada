package io.kaquan.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class PicturesTest {

  @Test
  void a_scanner_reads_the_code() throws Exception {
    for (String code : new String[] {"482910573326", "SHOP-2026-ABCDEF-042"}) {
      assertThat(read(Pictures.qr(code)).getText()).isEqualTo(code);
      Result bar = read(Pictures.bar(code));
      assertThat(bar.getText()).isEqualTo(code);
      assertThat(bar.getBarcodeFormat()).isEqualTo(BarcodeFormat.CODE_128);
    }
  }

  @Test
  void a_scanner_reads_chinese_from_a_qr_code() throws Exception {
    assertThat(read(Pictures.qr("晨光-042")).getText()).isEqualTo("晨光-042");
  }

  @Test
  void there_is_no_bar_code_of_chinese() {
    assertThatThrownBy(() -> Pictures.bar("晨光-042")).isInstanceOf(NotThere.class);
  }

  @Test
  void nobody_keeps_a_picture() {
    assertThat(Pictures.qr("482910573326").getHeaders().getCacheControl()).isEqualTo("no-store");
  }

  private static Result read(ResponseEntity<byte[]> picture) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.getBody()));
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new MultiFormatReader().decode(new BinaryBitmap(
        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))));
  }
}

package io.kaquan.files.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import io.kaquan.files.image.NoPicture;
import io.kaquan.files.image.Pictures;
import io.kaquan.files.image.Pictures.Bounds;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A photo of a code, as phones take it: large, tilted, sharp at one size and not at another. */
class Photo {
  /**
   * What phones and screens make. Readers of other kinds make room for whatever a small file's head
   * says.
   */
  private static final Bounds BOUNDS =
      new Bounds(Set.of("png", "jpeg", "gif", "bmp"), 1, 50_000_000);

  private static final int LARGEST_SIDE = 2400;
  private static final int[] SIDES = {1200, 2400, 600};
  private static final Map<DecodeHintType, ?> HINTS =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128),
          DecodeHintType.CHARACTER_SET,
          "UTF-8");

  private final BufferedImage image;

  Photo(byte[] bytes) {
    this.image = load(bytes);
  }

  private static BufferedImage load(byte[] bytes) {
    try {
      return Pictures.read(
          bytes, BOUNDS, (width, height) -> Math.max(width, height) / LARGEST_SIDE);
    } catch (NoPicture why) {
      throw new NotAPhoto(why.why().name().toLowerCase(Locale.ROOT));
    }
  }

  Optional<String> read() {
    int side = Math.max(image.getWidth(), image.getHeight());
    for (int wanted : SIDES) {
      // the smallest size also helps where a large code is blurred; a small picture is looked at as
      // it is
      BufferedImage looked = wanted >= side ? image : scaled((double) wanted / side);
      Optional<String> text = decode(looked);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  private BufferedImage scaled(double factor) {
    int width = Math.max(1, (int) (image.getWidth() * factor));
    int height = Math.max(1, (int) (image.getHeight() * factor));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return small;
  }

  private static Optional<String> decode(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    LuminanceSource light =
        new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    for (Binarizer way : List.of(new HybridBinarizer(light), new GlobalHistogramBinarizer(light))) {
      try {
        return Optional.of(new MultiFormatReader().decode(new BinaryBitmap(way), HINTS).getText());
      } catch (NotFoundException notThisWay) {
        // the next one
      }
    }
    return Optional.empty();
  }
}

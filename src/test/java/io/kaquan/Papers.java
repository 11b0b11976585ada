package io.kaquan;

import io.kaquan.files.document.Documents;
import io.kaquan.files.document.Wanted;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Materials;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Papers and words that a merchant hands in, complete and right, to be spoilt by a test. */
public final class Papers {

  private Papers() {}

  public static byte[] png() {
    return picture(60, 60, "png");
  }

  /** Big enough for a card. */
  public static byte[] logo() {
    return picture(200, 160, "png");
  }

  public static byte[] picture(int wide, int tall, String kind) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(wide, tall, BufferedImage.TYPE_INT_RGB), kind, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] pdf(int pages) {
    try (PDDocument document = new PDDocument()) {
      for (int page = 0; page < pages; page++) {
        document.addPage(new PDPage());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is typed; the files come beside. */
  public static Map<String, String> words(Channel channel) {
    Map<String, String> words =
        new HashMap<>(
            Map.of(
                "companyName",
                "晨光餐饮有限公司",
                "creditCode",
                "91350100M000100Y43",
                "contactName",
                "林小云",
                "phone",
                "+86 138-0013-8000",
                "email",
                "lin@example.com",
                "category",
                "catering.coffee",
                "brandName",
                "晨光咖啡",
                "description",
                "现制咖啡"));
    if (channel == Channel.OPEN_PLATFORM) {
      words.putAll(
          Map.of(
              "appName",
              "晨光咖啡",
              "packageName",
              "example.morning.coffee",
              "storeLink",
              "https://apps.example.com/morning"));
    }
    return words;
  }

  /** Everything, the files stored for the merchant. */
  public static Materials of(Documents documents, UUID merchant, Channel channel) {
    Map<String, String> all = words(channel);
    all.put("licence", stored(documents, merchant, "licence.png", Wanted.SCAN, png()));
    all.put("paper-food", stored(documents, merchant, "food.pdf", Wanted.SCAN, pdf(2)));
    all.put("logo", stored(documents, merchant, "logo.png", Wanted.PICTURE, png()));
    return new Materials(all);
  }

  public static String stored(
      Documents documents, UUID merchant, String name, Wanted wanted, byte[] content) {
    try {
      return documents
          .store(merchant, "a test", name, wanted, new ByteArrayInputStream(content))
          .fold(
              document -> document.id().toString(),
              refused -> {
                throw new AssertionError(refused);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

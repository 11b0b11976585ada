package io.kaquan.demo;

import io.kaquan.files.document.Documents;
import io.kaquan.files.document.Wanted;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Materials;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The materials of the story's applications: typed texts and sample documents. */
@Component
@DemoOnly
class StoryMaterials {
  private final Documents documents;

  StoryMaterials(Documents documents) {
    this.documents = documents;
  }

  /**
   * @param place a name in the texts, to tell one application from another
   */
  Materials of(UUID merchant, Channel channel, String place) {
    Map<String, String> typed =
        new HashMap<>(
            Map.of(
                "companyName",
                "云上茶馆有限公司",
                "creditCode",
                "91310000MA1FL00K4N",
                "contactName",
                "林小云",
                "phone",
                "13800138000",
                "email",
                DemoMerchants.STORY,
                "category",
                "catering.tea",
                "brandName",
                "云上茶馆",
                "description",
                "堂食与外卖茶饮，" + place));
    typed.put("licence", paper(merchant, "licence.png", Wanted.SCAN));
    typed.put("paper-food", paper(merchant, "food-licence.pdf", Wanted.SCAN));
    typed.put("logo", paper(merchant, "logo.png", Wanted.PICTURE));
    if (channel == Channel.OPEN_PLATFORM) {
      typed.putAll(
          Map.of(
              "appName",
              "云上茶馆",
              "packageName",
              "example.cloud.teahouse",
              "storeLink",
              "https://apps.example.com/cloud-teahouse"));
    }
    return new Materials(typed);
  }

  private String paper(UUID merchant, String file, Wanted wanted) {
    try (InputStream content = new ClassPathResource("demo/" + file).getInputStream()) {
      return documents
          .store(merchant, DemoMerchants.STORY, file, wanted, content)
          .fold(
              document -> document.id().toString(),
              refused -> {
                throw new IllegalStateException("the story's paper is refused: " + refused);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

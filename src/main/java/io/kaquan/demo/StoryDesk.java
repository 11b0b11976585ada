package io.kaquan.demo;

import io.kaquan.card.draft.Drafts;
import io.kaquan.distribution.bulkissue.BulkIssueRequest;
import io.kaquan.distribution.bulkissue.BulkIssues;
import io.kaquan.files.media.Media;
import io.kaquan.platform.web.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the merchant of the story does in the console: uploads a logo, begins the draft of a card,
 * issues coupons to a list of regular guests.
 */
@Component
@DemoOnly
class StoryDesk {
  private final Media media;
  private final Drafts drafts;
  private final BulkIssues bulkIssues;

  StoryDesk(Media media, Drafts drafts, BulkIssues bulkIssues) {
    this.media = media;
    this.drafts = drafts;
    this.bulkIssues = bulkIssues;
  }

  /** Uploads a logo and returns its address. */
  String logo(UUID merchant) {
    try {
      return Objects.requireNonNull(
          media
              .adoptLogo(
                  merchant,
                  DemoMerchants.STORY,
                  new ClassPathResource("demo/logo.png").getContentAsByteArray())
              .url());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void beginCard(UUID merchant, String appid, String logo) {
    drafts.begin(
        UUID.randomUUID(),
        merchant,
        DemoMerchants.STORY,
        "DISCOUNT",
        null,
        Map.ofEntries(
            Map.entry("appid", appid),
            Map.entry("brand_name", "云上茶馆"),
            Map.entry("logo_url", logo),
            Map.entry("title", "工作日八八折"),
            Map.entry("color", "Color040"),
            Map.entry("notice", "结账时出示"),
            Map.entry("quantity", "100"),
            Map.entry("get_limit", "1"),
            Map.entry("date_type", "DATE_TYPE_FIX_TERM"),
            Map.entry("fixed_term", "30"),
            Map.entry("fixed_begin_term", "0"),
            Map.entry("can_share", "true"),
            Map.entry("location", "all"),
            Map.entry("code_type", "CODE_TYPE_QRCODE"),
            Map.entry("discount_unit", "zhe")),
        null);
  }

  /** Begins a bulk issue to guests by openid and by e-mail; one line of its list is malformed. */
  UUID beginBulkIssue(UUID merchant, String cardId) {
    StringBuilder list = new StringBuilder("recipient,note\n");
    for (int n = 0; n < 6; n++) {
      list.append(StoryCards.openid(n)).append(",常客 ").append(n + 1).append('\n');
    }
    list.append("lin@guests.example,林女士\nzhou@guests.example,周先生\n138-0013-8000,只有电话\n");
    byte[] file = list.toString().getBytes(StandardCharsets.UTF_8);
    UUID id =
        bulkIssues
            .read(
                new BulkIssueRequest(
                    merchant, cardId, DemoMerchants.STORY, "常客 regulars", UUID.randomUUID()),
                "regulars.csv",
                file.length,
                new ByteArrayResource(file))
            .bulkIssue();
    bulkIssues.start(merchant, id, Languages.CHINESE);
    return id;
  }

  boolean isHandedOut(UUID merchant, UUID bulkIssue) {
    return bulkIssues.find(merchant, bulkIssue).orElseThrow().finishedAt() != null;
  }
}

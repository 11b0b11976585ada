package io.kaquan.console.wizard;

import io.kaquan.files.document.Document;
import io.kaquan.files.document.Documents;
import io.kaquan.files.media.Media;
import io.kaquan.files.media.Uploaded;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.material.Materials;
import io.kaquan.platform.tenant.MerchantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The brand and logo with which a new card begins: those of the application that was approved last.
 */
@Component
class BrandDefaults {
  private final Applications applications;
  private final Documents documents;
  private final Media media;

  BrandDefaults(Applications applications, Documents documents, Media media) {
    this.applications = applications;
    this.documents = documents;
    this.media = media;
  }

  Map<String, String> of(UUID merchantId, String by) {
    Map<String, String> look = new HashMap<>();
    applications.of(new MerchantId(merchantId)).stream()
        .filter(one -> one.status() == ApplicationStatus.APPROVED)
        .findFirst()
        .map(Application::materials)
        .ifPresent(
            materials -> {
              look.put("brand_name", materials.get("brandName"));
              logo(merchantId, materials)
                  .map(logo -> media.adoptLogo(merchantId, by, documents.content(logo)))
                  .filter(Uploaded::isDone)
                  .ifPresent(logo -> look.put("logo_url", logo.url()));
            });
    return look;
  }

  private Optional<Document> logo(UUID merchantId, Materials materials) {
    try {
      return documents
          .find(merchantId, UUID.fromString(materials.get("logo")))
          .filter(logo -> !logo.isPdf());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}

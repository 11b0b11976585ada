package io.kaquan.merchant.material;

import io.kaquan.files.document.Document;
import io.kaquan.files.document.Documents;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How materials are called and read. */
@Component
class MaterialNames {
  private final Categories categories;
  private final Documents documents;
  private final MessageSource words;

  MaterialNames(Categories categories, Documents documents, MessageSource words) {
    this.categories = categories;
    this.documents = documents;
    this.words = words;
  }

  String label(Material material, Locale locale) {
    return material.paper() == null
        ? words.getMessage("material." + material.key(), null, locale)
        : material.paper().name(locale);
  }

  ReadableMaterial shown(Material material, String value, Locale locale) {
    String label = label(material, locale);
    return switch (material.kind()) {
      case CATEGORY ->
          new ReadableMaterial(
              material,
              label,
              categories.find(value).map(category -> category.path(locale)).orElse(value),
              null);
      case SCAN, PICTURE ->
          document(value)
              .map(document -> new ReadableMaterial(material, label, document.name(), document))
              .orElse(new ReadableMaterial(material, label, "", null));
      default -> new ReadableMaterial(material, label, value, null);
    };
  }

  private Optional<Document> document(String id) {
    return id.isEmpty() ? Optional.empty() : documents.find(UUID.fromString(id));
  }
}

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
class Names {
  private final Categories categories;
  private final Documents documents;
  private final MessageSource words;

  Names(Categories categories, Documents documents, MessageSource words) {
    this.categories = categories;
    this.documents = documents;
    this.words = words;
  }

  String label(Material material, Locale locale) {
    return material.paper() == null
        ? words.getMessage("material." + material.key(), null, locale)
        : material.paper().name(locale);
  }

  Shown shown(Material material, String value, Locale locale) {
    String label = label(material, locale);
    return switch (material.kind()) {
      case CATEGORY ->
          new Shown(
              material,
              label,
              categories.find(value).map(category -> category.path(locale)).orElse(value),
              null);
      case SCAN, PICTURE ->
          document(value)
              .map(document -> new Shown(material, label, document.name(), document))
              .orElse(new Shown(material, label, "", null));
      default -> new Shown(material, label, value, null);
    };
  }

  private Optional<Document> document(String id) {
    return id.isEmpty() ? Optional.empty() : documents.find(UUID.fromString(id));
  }
}

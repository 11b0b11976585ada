package io.kaquan.merchant.material;

import io.kaquan.files.document.Documents;
import io.kaquan.merchant.account.Channel;
import io.kaquan.platform.tenant.MerchantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The door to what is asked for on each channel. The papers follow the line of business that was
 * typed.
 */
@Component
public class MaterialForms {
  private final Categories categories;
  private final MaterialNames names;
  private final Documents documents;

  MaterialForms(Categories categories, MaterialNames names, Documents documents) {
    this.categories = categories;
    this.names = names;
    this.documents = documents;
  }

  /** All lines of business, in the order of the pages. */
  public List<Category> categories() {
    return categories.all();
  }

  /** What is asked for, in the order of the pages. */
  public List<Material> asked(Channel channel, Materials typed) {
    return MaterialList.of(
        channel, categories.find(typed.get("category")).map(Category::papers).orElse(List.of()));
  }

  /** The same as people read it. */
  public List<ReadableMaterial> shown(Channel channel, Materials materials, Locale locale) {
    return asked(channel, materials).stream()
        .map(material -> names.shown(material, materials.get(material.key()), locale))
        .toList();
  }

  /** What a material is called. */
  public String label(Material material, Locale locale) {
    return names.label(material, locale);
  }

  /** Only what is asked for, with the credit code as it is written officially. */
  public Materials tidy(Channel channel, Materials typed) {
    Materials tidy = MaterialRules.tidy(typed);
    Map<String, String> kept = new LinkedHashMap<>();
    asked(channel, tidy).forEach(material -> kept.put(material.key(), tidy.get(material.key())));
    return new Materials(kept);
  }

  /** What has to be mended before this can be handed in: key of the material → message key. */
  public Map<String, String> faults(MerchantId merchantId, Channel channel, Materials typed) {
    Materials tidy = MaterialRules.tidy(typed);
    List<Material> asked = asked(channel, tidy);
    Map<String, String> faults = new LinkedHashMap<>(MaterialRules.faults(asked, tidy));
    if (categories.find(tidy.get("category")).isEmpty()) {
      faults.put("category", "material.fault.category");
    }
    asked.stream()
        .filter(material -> material.kind().isFile() && !faults.containsKey(material.key()))
        .filter(material -> !isDocument(merchantId, tidy.get(material.key())))
        .forEach(material -> faults.put(material.key(), "material.fault.no-file"));
    return faults;
  }

  private boolean isDocument(MerchantId merchantId, String id) {
    try {
      return documents.find(merchantId.value(), UUID.fromString(id)).isPresent();
    } catch (IllegalArgumentException notAnId) {
      return false;
    }
  }
}

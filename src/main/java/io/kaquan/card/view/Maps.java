package io.kaquan.card.view;

import io.kaquan.merchant.store.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Links to a map service on which a consumer finds a store. */
@Component
class Maps {

  /**
   * @param point with {@code {longitude}}, {@code {latitude}} and {@code {name}}
   * @param address with {@code {address}}, for stores without coordinates; each may be empty for no
   *     link
   */
  @ConfigurationProperties("kaquan.map")
  record Settings(
      @DefaultValue(
              "https://uri.amap.com/marker?position={longitude},{latitude}&name={name}&coordinate=gaode")
          String point,
      @DefaultValue("https://uri.amap.com/search?keyword={address}") String address) {}

  private final Settings settings;

  Maps(Settings settings) {
    this.settings = settings;
  }

  /** Returns null if no map service is configured. */
  @Nullable String to(Store store) {
    if (store.isOnMap() && !settings.point().isEmpty()) {
      return UriComponentsBuilder.fromUriString(settings.point())
          .encode()
          .buildAndExpand(
              Map.of(
                  "longitude",
                  store.entry().longitude(),
                  "latitude",
                  store.entry().latitude(),
                  "name",
                  store.title()))
          .toUriString();
    }
    return settings.address().isEmpty()
        ? null
        : UriComponentsBuilder.fromUriString(settings.address())
            .encode()
            .buildAndExpand(Map.of("address", store.place() + " " + store.entry().name()))
            .toUriString();
  }
}

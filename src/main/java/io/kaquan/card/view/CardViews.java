package io.kaquan.card.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.OpeningHours;
import io.kaquan.card.view.CardDetails.Condition;
import io.kaquan.card.view.CardDetails.Hours;
import io.kaquan.card.view.CardDetails.MerchantLink;
import io.kaquan.card.view.CardDetails.Outlet;
import io.kaquan.card.view.CardDetails.Picture;
import io.kaquan.files.media.Media;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.money.Money;
import io.kaquan.platform.tenant.MerchantId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what consumers are told of a card, from the content that was approved last. */
@Component
public class CardViews {
  private static final int MOST_STORES = 30;
  private static final int DAY = 24 * 60;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
  private static final Set<String> SERVICES =
      Set.of(
          "BIZ_SERVICE_DELIVER",
          "BIZ_SERVICE_FREE_PARK",
          "BIZ_SERVICE_WITH_PET",
          "BIZ_SERVICE_FREE_WIFI");

  private final Stores stores;
  private final Maps maps;

  CardViews(Stores stores, Maps maps) {
    this.stores = stores;
    this.maps = maps;
  }

  /** Returns the details of a card. Before the first approval, of the content that is in review. */
  public CardDetails details(Card card) {
    JsonNode content = card.approved() == null ? card.content() : card.approved();
    JsonNode base = content.path("base_info");
    JsonNode advanced = content.path("advanced_info");
    List<Store> open = open(card.terms());
    return new CardDetails(
        advanced.at("/abstract/abstract").asText(""),
        open.stream().limit(MOST_STORES).map(this::outlet).toList(),
        open.size() > MOST_STORES,
        card.terms().stores().isEmpty(),
        hours(card.terms().hours()),
        conditions(advanced.path("use_condition")),
        texts(advanced.path("business_service")).stream()
            .filter(SERVICES::contains)
            .map(name -> "wallet.service." + name)
            .toList(),
        pictures(advanced.path("text_image_list")),
        Stream.of(
                link(base, "center_title", "center_sub_title", "center_url"),
                link(base, "custom_url_name", "custom_url_sub_title", "custom_url"),
                link(base, "promotion_url_name", "promotion_url_sub_title", "promotion_url"))
            .flatMap(List::stream)
            .toList());
  }

  private List<Store> open(CardTerms terms) {
    if (terms.stores().isEmpty()) {
      return stores.first(new MerchantId(terms.merchantId()), MOST_STORES + 1);
    }
    List<Long> ids =
        terms.stores().stream()
            .filter(id -> NUMBER.matcher(id).matches())
            .map(Long::valueOf)
            .toList();
    return stores.some(ids).stream()
        .filter(store -> !store.closed() && store.merchantId().value().equals(terms.merchantId()))
        .toList();
  }

  private Outlet outlet(Store store) {
    return new Outlet(
        store.title(),
        store.place(),
        maps.to(store),
        store.entry().telephone(),
        store.entry().hours());
  }

  private static List<Hours> hours(OpeningHours hours) {
    Map<List<Integer>, List<String>> same = new LinkedHashMap<>();
    hours
        .spans()
        .forEach(
            span ->
                same.computeIfAbsent(List.of(span.from(), span.to()), none -> new ArrayList<>())
                    .add("wallet.day." + span.day()));
    return same.entrySet().stream()
        .map(
            one -> {
              int from = one.getKey().get(0);
              int to = one.getKey().get(1);
              boolean whole = from == 0 && to == DAY;
              return new Hours(
                  List.copyOf(one.getValue()), whole ? null : time(from), whole ? null : time(to));
            })
        .toList();
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  private static List<Condition> conditions(JsonNode condition) {
    List<Condition> conditions = new ArrayList<>();
    if (condition.path("least_cost").asLong() > 0) {
      conditions.add(
          new Condition(
              "wallet.condition.least", new Money(condition.path("least_cost").asLong()).brief()));
    }
    for (String field : List.of("accept_category", "reject_category", "object_use_for")) {
      String text = condition.path(field).asText("");
      if (!text.isBlank()) {
        conditions.add(new Condition("wallet.condition." + field, text));
      }
    }
    if (condition.path("can_use_with_other_discount").isBoolean()) {
      conditions.add(
          new Condition(
              "wallet.condition.together."
                  + condition.path("can_use_with_other_discount").asBoolean(),
              ""));
    }
    return conditions;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private List<Picture> pictures(JsonNode list) {
    List<Picture> found = new ArrayList<>();
    list.forEach(
        one -> {
          String url = one.path("image_url").asText("");
          String own = Media.path(url).orElse(null);
          String link = own == null && host(url) != null ? url : null;
          String text = one.path("text").asText("");
          if (own != null || link != null || !text.isBlank()) {
            found.add(new Picture(own, link, text));
          }
        });
    return found;
  }

  private static List<MerchantLink> link(JsonNode base, String name, String tip, String url) {
    String title = base.path(name).asText("");
    String address = base.path(url).asText("");
    String host = host(address);
    return title.isBlank() || host == null
        ? List.of()
        : List.of(new MerchantLink(title, base.path(tip).asText(""), address, host));
  }

  /** Returns the host of an https address. Null for any other address. */
  private static @Nullable String host(String url) {
    try {
      URI address = new URI(url);
      return "https".equalsIgnoreCase(address.getScheme()) && address.getUserInfo() == null
          ? address.getHost()
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}

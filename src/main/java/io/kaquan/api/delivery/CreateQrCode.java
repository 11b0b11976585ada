package io.kaquan.api.delivery;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.platform.web.Addresses;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** {@code /card/qrcode/create}: one card or several behind one QR code. */
@Component
class CreateQrCode implements Call {
  private static final int LONGEST_CODE = 20;
  private static final int LONGEST_OPENID = 32;
  private static final int LONGEST_CHANNEL = 128;
  private static final int MOST_CARDS = 10;
  private static final int SHORTEST = 60;
  private static final int LONGEST = 1800;
  private static final int YEAR = 365 * 24 * 3600;

  private final Deliveries deliveries;
  private final Addresses addresses;

  CreateQrCode(Deliveries deliveries, Addresses addresses) {
    this.deliveries = deliveries;
    this.addresses = addresses;
  }

  @Override
  public String path() {
    return "/card/qrcode/create";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    boolean several =
        switch (String.valueOf(payload.text("action_name"))) {
          case "QR_CARD" -> false;
          case "QR_MULTIPLE_CARD" -> true;
          default -> throw new CallRefused(DeliveryErrcode.BAD_ACTION_NAME);
        };
    Payload action = payload.object("action_info");
    Payload inner = action == null ? null : action.object(several ? "multiple_card" : "card");
    if (inner == null) {
      throw new CallRefused(DeliveryErrcode.BAD_ACTION_INFO);
    }
    List<Deliveries.Item> items =
        several ? items(inner) : List.of(item(inner, inner.flag("is_unique_code", false)));
    Integer expireSeconds = expireSeconds(payload, inner);
    Deliveries.Made made = deliveries.make(caller.appid(), items, expireSeconds);
    return made.fault() == null
        ? reply(made.delivery(), expireSeconds)
        : Reply.refused(DeliveryErrcode.of(made.fault()), null);
  }

  private static List<Deliveries.Item> items(Payload several) {
    List<Payload> list = several.objects("card_list");
    if (list.isEmpty() || list.size() > MOST_CARDS) {
      throw new CallRefused(CommonErrcode.BAD_ARGS_SIZE, "card_list");
    }
    boolean unique = several.flag("is_unique_code", false);
    return list.stream().map(card -> item(card, card.flag("is_unique_code", unique))).toList();
  }

  private static Deliveries.Item item(Payload card, boolean unique) {
    String cardId = card.needed("card_id", CommonErrcode.NO_CARD_ID);
    String code = card.text("code", LONGEST_CODE);
    String openid = card.text("openid", LONGEST_OPENID);
    String channel =
        card.has("outer_str")
            ? card.text("outer_str", LONGEST_CHANNEL)
            : card.text("outer_id", LONGEST_CHANNEL);
    return new Deliveries.Item(
        cardId, code, openid, unique || code != null || openid != null, channel);
  }

  /** Some programs put it beside the card; null for a year. */
  private static Integer expireSeconds(Payload payload, Payload inner) {
    Long seconds =
        Stream.of(payload, inner)
            .filter(place -> place.has("expire_seconds"))
            .findFirst()
            .map(place -> place.number("expire_seconds", SHORTEST, LONGEST, CommonErrcode.BAD_ARGS))
            .orElse(null);
    return seconds == null ? null : seconds.intValue();
  }

  private Reply reply(Deliveries.Delivery delivery, Integer expireSeconds) {
    String page = "/wallet/q/" + delivery.ticket();
    return Reply.of(
        Reply.ok()
            .put("ticket", delivery.ticket())
            .put("expire_seconds", expireSeconds == null ? YEAR : expireSeconds)
            .put("url", addresses.of(page))
            .put("show_qrcode_url", addresses.of(page + ".png")));
  }
}

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /card/qrcode/create}: makes a QR code for one card or several. */
@Component
class CreateQrCode implements Call {
  private static final int MAX_CODE_BYTES = 20;
  private static final int MAX_OPENID_BYTES = 32;
  private static final int MAX_CHANNEL_BYTES = 128;
  private static final int MAX_CARDS = 10;
  private static final int MIN_SECONDS = 60;
  private static final int MAX_SECONDS = 1800;
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

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
    Deliveries.Made made = deliveries.make(caller.appid().value(), items, expireSeconds);
    return made.fault() == null
        ? reply(made.delivery(), expireSeconds)
        : Reply.refused(DeliveryErrcode.of(made.fault()), null);
  }

  private static List<Deliveries.Item> items(Payload several) {
    List<Payload> list = several.objects("card_list");
    if (list.isEmpty() || list.size() > MAX_CARDS) {
      throw new CallRefused(CommonErrcode.BAD_ARGS_SIZE, "card_list");
    }
    boolean unique = several.flag("is_unique_code", false);
    return list.stream().map(card -> item(card, card.flag("is_unique_code", unique))).toList();
  }

  private static Deliveries.Item item(Payload card, boolean unique) {
    String cardId = card.required("card_id", CommonErrcode.NO_CARD_ID);
    String code = card.text("code", MAX_CODE_BYTES);
    String openid = card.text("openid", MAX_OPENID_BYTES);
    String channel =
        card.has("outer_str")
            ? card.text("outer_str", MAX_CHANNEL_BYTES)
            : card.text("outer_id", MAX_CHANNEL_BYTES);
    return new Deliveries.Item(
        cardId, code, openid, unique || code != null || openid != null, channel);
  }

  /**
   * Returns the seconds for which the QR code is good, which some programs write inside the card.
   * Null if the caller names none: it is good for a year.
   */
  private static @Nullable Integer expireSeconds(Payload payload, Payload inner) {
    Long seconds =
        Stream.of(payload, inner)
            .filter(place -> place.has("expire_seconds"))
            .findFirst()
            .map(
                place ->
                    place.number(
                        "expire_seconds", MIN_SECONDS, MAX_SECONDS, CommonErrcode.BAD_ARGS))
            .orElse(null);
    return seconds == null ? null : seconds.intValue();
  }

  private Reply reply(Deliveries.Delivery delivery, @Nullable Integer expireSeconds) {
    String page = "/wallet/q/" + delivery.ticket();
    return Reply.of(
        Reply.ok()
            .put("ticket", delivery.ticket())
            .put("expire_seconds", expireSeconds == null ? YEAR_SECONDS : expireSeconds)
            .put("url", addresses.of(page))
            .put("show_qrcode_url", addresses.of(page + ".png")));
  }
}

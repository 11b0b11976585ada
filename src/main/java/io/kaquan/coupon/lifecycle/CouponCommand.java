package io.kaquan.coupon.lifecycle;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is to be done with one coupon: a record for each transition that can be asked for. A request
 * number is unique for its appid and source and remembered for ever: the same number with the same
 * content gets the first result again. The refusals of each command stand in the order in which
 * they are checked; before them all come BAD_REQUEST_NUMBER, TOO_MANY_GUESSES and the first result
 * of a known request number. Any command can be refused with BUSY or OUTCOME_UNKNOWN.
 */
public sealed interface CouponCommand {

  AppId appid();

  /** Null if the platform chooses it. */
  CouponCode code();

  /** Needed beside the merchant's own codes; else it may be null. */
  CardId cardId();

  Actor by();

  /** The fields that make two requests with one number the same request, as one text. */
  String content();

  default String requestNumber() {
    return null;
  }

  /** The consumer who asks or gets; null for commands that are not about one. */
  default OpenId openid() {
    return null;
  }

  default String locationId() {
    return null;
  }

  default String reason() {
    return null;
  }

  /** What a claim came from; null for other commands. */
  default ClaimOrigin origin() {
    return null;
  }

  /** 分; null if none is named. */
  default Long amountFen() {
    return null;
  }

  /**
   * Hands a coupon to a person: SUSPENDED, UNKNOWN_CARD, NOT_ON_SALE, MALFORMED_OPENID, CARD_OVER,
   * BAD_CODE, PERSON_LIMIT, SOLD_OUT, CODE_TAKEN.
   *
   * @param code the merchant's own code, or one that was deposited; null for the next one
   * @param outerStr channel name, may be null
   * @param origin what the claim came from, for counting; no part of {@link #content}
   */
  record Issue(
      AppId appid,
      CardId cardId,
      OpenId openid,
      CouponCode code,
      String outerStr,
      ClaimOrigin origin,
      String requestNumber,
      Actor by)
      implements CouponCommand {

    /** Asked for directly. */
    public Issue(
        AppId appid,
        CardId cardId,
        OpenId openid,
        CouponCode code,
        String outerStr,
        String requestNumber,
        Actor by) {
      this(appid, cardId, openid, code, outerStr, ClaimOrigin.DIRECT, requestNumber, by);
    }

    @Override
    public String content() {
      return joined(cardId, openid, code, outerStr);
    }
  }

  /**
   * Redeems a coupon, exactly once, however many ask concurrently: UNKNOWN_CODE, CARD_ID_NEEDED,
   * NOT_USABLE, ALREADY_REDEEMED, OUT_OF_VALIDITY, USE_LIMIT, WRONG_STORE, OUTSIDE_HOURS.
   *
   * @param amountFen what the sale was worth; null for the card's own value
   * @param locationId store; null if none is named
   */
  record Redeem(
      AppId appid,
      CouponCode code,
      CardId cardId,
      Long amountFen,
      String locationId,
      String requestNumber,
      Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(code, cardId, amountFen, locationId);
    }
  }

  /**
   * Takes the last redemption back (撤销核销); the coupon is in hand again, or expired if its validity
   * ended meanwhile: UNKNOWN_CODE, CARD_ID_NEEDED, NOT_REDEEMED, WINDOW_OVER, REVERSED_TOO_OFTEN.
   *
   * @param reason in the words of the person who asks; never blank
   * @param approvedBy the owner who allows it after the window; null within it
   */
  record Reverse(
      AppId appid,
      CouponCode code,
      CardId cardId,
      String reason,
      String approvedBy,
      String requestNumber,
      Actor by)
      implements CouponCommand {
    public Reverse {
      if (reason == null || reason.isBlank()) {
        throw new IllegalArgumentException("a reversal has a reason");
      }
    }

    /** Within the window. */
    public Reverse(
        AppId appid,
        CouponCode code,
        CardId cardId,
        String reason,
        String requestNumber,
        Actor by) {
      this(appid, code, cardId, reason, null, requestNumber, by);
    }

    @Override
    public String content() {
      return joined(code, cardId, reason);
    }
  }

  /**
   * Makes a coupon unavailable for good, by its merchant: UNKNOWN_CODE, CARD_ID_NEEDED,
   * ALREADY_REDEEMED, NOT_USABLE.
   *
   * @param reason may be null
   */
  record Void(
      AppId appid, CouponCode code, CardId cardId, String reason, String requestNumber, Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(code, cardId, reason);
    }
  }

  /**
   * Gives a coupon with the merchant's own code a new code; it keeps its state: UNKNOWN_CODE,
   * CARD_ID_NEEDED, NOT_USABLE, ALREADY_REDEEMED, OUT_OF_VALIDITY, NOT_CUSTOM_CODE, BAD_CODE,
   * SAME_CODE, CODE_TAKEN.
   */
  record Recode(AppId appid, CouponCode code, CardId cardId, CouponCode newCode, Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(code, cardId, newCode);
    }
  }

  /**
   * Removes a coupon from its holder's wallet for good: UNKNOWN_CODE (also if another person holds
   * it), NOT_USABLE, ALREADY_REDEEMED, OUT_OF_VALIDITY.
   */
  record Delete(AppId appid, CouponCode code, CardId cardId, OpenId openid, Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(code, cardId, openid);
    }
  }

  /**
   * Adds a code without a holder: UNKNOWN_CARD, NOT_DEPOSITED, BAD_CODE, CODE_TAKEN.
   *
   * @param codeBatch the batch it belongs to; null if it can be claimed immediately
   */
  record Deposit(AppId appid, CardId cardId, CouponCode code, UUID codeBatch, Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(cardId, code);
    }
  }

  /**
   * Offers a coupon to a friend: UNKNOWN_CODE (also if another person holds it), NOT_USABLE,
   * ALREADY_REDEEMED, OUT_OF_VALIDITY, NOT_GIVABLE.
   *
   * @param gift the id of the offer, fresh
   */
  record Offer(AppId appid, CouponCode code, CardId cardId, OpenId openid, UUID gift, Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(code, cardId, openid, gift);
    }
  }

  /**
   * The friend takes what was offered, and gets a new code: UNKNOWN_CODE, GIFT_OVER,
   * OUT_OF_VALIDITY, MALFORMED_OPENID, OWN_GIFT.
   *
   * @param openid the friend
   */
  record Accept(AppId appid, CouponCode code, CardId cardId, OpenId openid, UUID gift, Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(code, cardId, openid, gift);
    }
  }

  /**
   * Gives what was offered back to the giver, who asked for it or after a day: UNKNOWN_CODE,
   * GIFT_OVER, OUT_OF_VALIDITY.
   */
  record TakeBack(AppId appid, CouponCode code, CardId cardId, UUID gift, Actor by)
      implements CouponCommand {
    @Override
    public String content() {
      return joined(code, cardId, gift);
    }
  }

  private static String joined(Object... known) {
    return Arrays.stream(known)
        .map(field -> Objects.requireNonNullElse(Unmasked.text(field), ""))
        .collect(Collectors.joining("\n"));
  }
}

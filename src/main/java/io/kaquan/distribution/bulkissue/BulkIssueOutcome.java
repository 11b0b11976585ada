package io.kaquan.distribution.bulkissue;

import io.kaquan.coupon.lifecycle.Refusal;

/** What became of one line. */
public enum BulkIssueOutcome {
  OK,
  /** Neither an openid nor an e-mail address. */
  MALFORMED,
  /** The same person, with the same code, as a line before. */
  DUPLICATE,
  /** The code is missing, too long, or named where the platform makes the codes. */
  BAD_CODE,
  CODE_TAKEN,
  /** It was to be deposited beforehand. */
  UNKNOWN_CODE,
  PERSON_LIMIT,
  SOLD_OUT,
  NOT_ON_SALE,
  SUSPENDED,
  CARD_OVER;

  /**
   * @throws IllegalStateException for a refusal that no line can be the reason of
   */
  static BulkIssueOutcome of(Refusal why) {
    return switch (why) {
      case MALFORMED_OPENID -> MALFORMED;
      case BAD_CODE -> BAD_CODE;
      case CODE_TAKEN -> CODE_TAKEN;
      case UNKNOWN_CODE, CARD_ID_NEEDED -> UNKNOWN_CODE;
      case PERSON_LIMIT -> PERSON_LIMIT;
      case SOLD_OUT -> SOLD_OUT;
      case NOT_ON_SALE, UNKNOWN_CARD -> NOT_ON_SALE;
      case SUSPENDED -> SUSPENDED;
      case CARD_OVER -> CARD_OVER;
      default -> throw new IllegalStateException("a line of a bulk issue was refused: " + why);
    };
  }
}

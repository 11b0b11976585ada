package io.kaquan.distribution.handout;

/**
 * One line of a list.
 *
 * @param line counted from 1 as the file has them, empty ones too
 * @param recipient openid, or e-mail address in lower case, or the beginning of what stood there
 *     instead
 * @param code the merchant's own, to be handed out; null for none
 * @param note may be null
 * @param outcome null as long as nobody has come to it
 * @param openid who got it; null where nobody did
 * @param issued code of the coupon; null where there is none
 */
public record HandoutLine(
    int line,
    String recipient,
    String code,
    String note,
    HandoutOutcome outcome,
    String openid,
    String issued) {

  boolean isMail() {
    return recipient.indexOf('@') >= 0;
  }

  HandoutLine to(String person) {
    return new HandoutLine(line, recipient, code, note, outcome, person, issued);
  }

  HandoutLine with(HandoutOutcome other, String newCode) {
    return new HandoutLine(line, recipient, code, note, other, openid, newCode);
  }

  /** What it holds is worth money: not for logs. */
  @Override
  public String toString() {
    return "Line " + line + " " + outcome;
  }
}

package io.kaquan.distribution.bulkissue;

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
public record BulkIssueLine(
    int line,
    String recipient,
    String code,
    String note,
    BulkIssueOutcome outcome,
    String openid,
    String issued) {

  boolean isMail() {
    return recipient.indexOf('@') >= 0;
  }

  BulkIssueLine to(String person) {
    return new BulkIssueLine(line, recipient, code, note, outcome, person, issued);
  }

  BulkIssueLine with(BulkIssueOutcome other, String newCode) {
    return new BulkIssueLine(line, recipient, code, note, other, openid, newCode);
  }

  /** What it holds is worth money: not for logs. */
  @Override
  public String toString() {
    return "Line " + line + " " + outcome;
  }
}

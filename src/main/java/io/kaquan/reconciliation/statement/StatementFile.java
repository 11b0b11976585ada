package io.kaquan.reconciliation.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.LedgerCoupon;
import io.kaquan.files.csv.Cells;
import io.kaquan.platform.access.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The CSV of a statement: one row per claim, redemption, reversal, expiry and void, then a summary
 * row. Made from the entries alone, so that the same entries give the same bytes.
 */
class StatementFile implements AutoCloseable {
  static final Set<EntryKind> LISTED =
      Set.of(
          EntryKind.CLAIMED,
          EntryKind.REDEEMED,
          EntryKind.REVERSED,
          EntryKind.EXPIRED,
          EntryKind.VOIDED);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CsvWriter csv;
  private final DateTimeFormatter moment;
  private final Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
  private long rows;
  private long redeemedFen;

  StatementFile(ZoneId zone) {
    this.moment = MOMENT.withZone(zone);
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    csv.writeRecord(
        "no",
        "moment",
        "kind",
        "card_id",
        "code",
        "openid",
        "amount_fen",
        "store_id",
        "clerk",
        "source",
        "out_request_no",
        "outer_str");
  }

  void add(Entry entry) {
    if (!LISTED.contains(entry.kind())) {
      return;
    }
    rows++;
    counts.merge(entry.kind(), 1L, Long::sum);
    if (entry.kind() == EntryKind.REDEEMED) {
      redeemedFen += entry.amountFen();
    }
    LedgerCoupon coupon = entry.coupon();
    OpenId openid = coupon.openid();
    csv.writeRecord(
        Long.toString(rows),
        moment.format(entry.at()),
        entry.kind().name(),
        coupon.cardId().value(),
        Cells.kept(coupon.code().value()),
        Cells.kept(openid == null ? null : openid.value()),
        Long.toString(entry.amountFen()),
        Cells.kept(entry.by().locationId()),
        Cells.kept(entry.by().clerk()),
        entry.by().source(),
        Cells.kept(entry.requestNumber()),
        Cells.kept(coupon.outerStr()));
  }

  long rows() {
    return rows;
  }

  /** Returns the whole file. Nothing can be added afterwards. */
  byte[] finish() {
    csv.writeRecord(
        "total",
        "",
        "claimed "
            + count(EntryKind.CLAIMED)
            + " redeemed "
            + count(EntryKind.REDEEMED)
            + " reversed "
            + count(EntryKind.REVERSED)
            + " expired "
            + count(EntryKind.EXPIRED)
            + " voided "
            + count(EntryKind.VOIDED),
        "",
        "",
        "",
        Long.toString(redeemedFen),
        "",
        "",
        "",
        "",
        "");
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private long count(EntryKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] file) {
    return Sha256.hex(file);
  }
}

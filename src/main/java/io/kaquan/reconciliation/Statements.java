package io.kaquan.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to statements (对账单): what the ledger says about one merchant and one finished day. */
@Component
public class Statements {

  /** @param sha256 of the file's bytes, lower-case hex */
  public record Statement(UUID merchantId, LocalDate day, long rows, String sha256) {}

  /** Oldest first; days without a statement are left out. */
  public List<Statement> list(UUID merchantId, LocalDate from, LocalDate to) {
    throw new UnsupportedOperationException();
  }

  public Optional<Statement> find(UUID merchantId, LocalDate day) {
    throw new UnsupportedOperationException();
  }

  /** The CSV, UTF-8; empty when there is no statement for the day. */
  public Optional<byte[]> file(UUID merchantId, LocalDate day) {
    throw new UnsupportedOperationException();
  }
}

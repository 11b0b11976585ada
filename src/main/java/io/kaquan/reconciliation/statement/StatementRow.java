package io.kaquan.reconciliation.statement;

import java.time.LocalDate;

/**
 * Where an entry stands in a statement.
 *
 * @param day of the statement
 * @param no the row's {@code no}, from 1
 */
public record StatementRow(LocalDate day, long no) {}

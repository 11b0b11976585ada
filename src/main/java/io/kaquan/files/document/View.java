package io.kaquan.files.document;

import java.time.Instant;

/** One viewing of a document by a member of the staff. */
public record View(String by, Instant at) {}

package io.kaquan.files.document;

import java.time.Instant;

/** That somebody looked at a paper. */
public record View(String by, Instant at) {}

package io.kaquan.files.document;

import java.util.UUID;

/**
 * A paper as it was handed in.
 *
 * @param name as the merchant's file was called, for people to read
 * @param size in bytes
 * @param pages of a PDF; 1 for a picture
 */
public record Document(UUID id, UUID merchantId, String name, MediaKind kind, int size, int pages) {

  public boolean isPdf() {
    return kind == MediaKind.PDF;
  }
}

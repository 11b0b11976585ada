package io.kaquan.console.card;

import io.kaquan.coupon.lot.SentList;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;

/** A list that came with a form; null or empty where nobody chose one. */
public record UploadedList(MultipartFile file) implements SentList {
  private static final int LONGEST_NAME = 200;

  public boolean isThere() {
    return file != null && !file.isEmpty();
  }

  @Override
  public String fileName() {
    return Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll("\\p{Cc}", "");
  }

  /**
   * Without the folders that some browsers send along and what is no text, and not longer than a
   * page can show.
   */
  public String shortName() {
    String bare = fileName().replaceAll(".*[/\\\\]", "");
    return bare.substring(0, Math.min(bare.length(), LONGEST_NAME));
  }

  @Override
  public long size() {
    return file.getSize();
  }

  @Override
  public InputStream open() throws IOException {
    return file.getInputStream();
  }
}

package io.kaquan.console.card;

import io.kaquan.coupon.codebatch.CodeList;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A list that came as a file with a form. */
public record UploadedList(MultipartFile file) implements CodeList {
  private static final int LONGEST_NAME = 200;

  /** Empty if no file was chosen. */
  public static Optional<UploadedList> of(@Nullable MultipartFile file) {
    return Optional.ofNullable(file).filter(sent -> !sent.isEmpty()).map(UploadedList::new);
  }

  @Override
  public String fileName() {
    return Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll("\\p{Cc}", "");
  }

  /** The name without folders, which some browsers send along, and at most 200 characters long. */
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

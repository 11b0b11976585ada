package io.kaquan.files.document;

import io.kaquan.platform.access.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores and returns the documents that merchants submit. May be called concurrently. */
@Component
public class Documents {
  private static final int LONGEST_NAME = 120;
  private static final int MOST_A_DAY = 200;

  private final DocumentRepository repository;
  private final Clock clock;

  Documents(DocumentRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Keeps a file for a merchant, or says what is wrong with it and keeps nothing. What it is, is
   * told by its content: a name that ends otherwise changes nothing. The same file again is kept
   * again, under an id of its own.
   *
   * @param by who hands it in, for the record
   */
  @Transactional
  public Upload store(
      UUID merchantId, String by, @Nullable String name, Wanted wanted, InputStream file)
      throws IOException {
    if (name == null
        || name.isBlank()
        || name.length() > LONGEST_NAME
        || name.contains("..")
        || name.chars().anyMatch(c -> c < ' ' || c == '/' || c == '\\')) {
      return new Upload.Refused("document.fault.name");
    }
    byte[] content = file.readNBytes(wanted.most() + 1);
    if (content.length == 0) {
      return new Upload.Refused("document.fault.empty");
    }
    if (content.length > wanted.most()) {
      return new Upload.Refused("document.fault.big." + wanted);
    }
    Optional<MediaKind> kind = Paper.kind(content).filter(wanted::accepts);
    if (kind.isEmpty()) {
      return new Upload.Refused("document.fault.kind." + wanted);
    }
    int pages = Paper.pages(kind.get(), content);
    if (pages == 0) {
      return new Upload.Refused("document.fault.broken");
    }
    if (repository.since(merchantId, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
      return new Upload.Refused("document.fault.many");
    }
    Document document =
        new Document(
            UUID.randomUUID(), merchantId, name.strip(), kind.get(), content.length, pages);
    repository.add(document, content, hash(content), by, clock.instant());
    return new Upload.Stored(document);
  }

  /** Returns a document of the merchant; empty for an unknown one and for another merchant's. */
  public Optional<Document> find(UUID merchantId, UUID id) {
    return repository.find(id).filter(document -> document.merchantId().equals(merchantId));
  }

  /** Returns a document of any merchant, for the staff. */
  public Optional<Document> find(UUID id) {
    return repository.find(id);
  }

  /** Returns the file as it was uploaded. */
  public byte[] content(Document document) {
    return repository.content(document.id());
  }

  /**
   * One page as a picture: of a PDF a PNG, about 130 dots per inch; else the picture itself.
   *
   * @param page counts from 1; one that is not there gives nothing
   */
  public Optional<byte[]> page(Document document, int page) {
    if (page < 1 || page > document.pages()) {
      return Optional.empty();
    }
    byte[] content = content(document);
    return Optional.of(document.isPdf() ? Paper.picture(content, page) : content);
  }

  /** Records that a member of the staff viewed it, at most once a minute each. */
  @Transactional
  public void viewed(UUID id, String by) {
    repository.viewed(id, by, clock.instant(), clock.instant().minus(Duration.ofMinutes(1)));
  }

  /** Returns who viewed it and when, the latest first, at most 100. */
  public List<View> views(UUID id) {
    return repository.views(id);
  }

  private static String hash(byte[] content) {
    return Sha256.hex(content);
  }
}

package io.kaquan.files.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Merchants;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DocumentsTest extends Scenario {

  @Autowired private Documents documents;

  @Autowired private Merchants merchants;

  @Autowired private JdbcClient db;

  private UUID merchant;

  @BeforeEach
  void aMerchant() {
    merchant =
        merchants
            .register(
                "Corner Bakery", UUID.randomUUID() + "@bakery.example", "flour", Locale.ENGLISH)
            .value();
  }

  @Test
  void a_file_comes_back_as_it_was_and_is_its_merchants_alone() throws IOException {
    byte[] png = Papers.png();
    Document document = stored("licence.pdf", png);

    assertThat(document.kind()).as("by its content, not by its name").isEqualTo(MediaKind.PNG);
    assertThat(documents.find(merchant, document.id())).contains(document);
    assertThat(documents.find(UUID.randomUUID(), document.id())).isEmpty();
    assertThat(documents.content(document)).isEqualTo(png);
    assertThat(documents.page(document, 1)).contains(png);
  }

  @Test
  void each_page_of_a_pdf_can_be_looked_at_as_a_picture() throws IOException {
    Document document = stored("paper.pdf", Papers.pdf(3));

    assertThat(document.pages()).isEqualTo(3);
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(documents.page(document, 3).orElseThrow()));
    assertThat(picture.getWidth()).isBetween(600, 1400);
    assertThat(documents.page(document, 0)).isEmpty();
    assertThat(documents.page(document, 4)).isEmpty();
  }

  @Test
  void what_is_no_such_file_is_refused_with_a_sentence_and_nothing_is_stored() throws IOException {
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    refused("logo.png", svg, "kind.SCAN");
    refused(
        "page.png",
        "<!DOCTYPE html><html><body>hi</body></html>".getBytes(StandardCharsets.UTF_8),
        "kind.SCAN");
    refused("papers.pdf", zip(), "kind.SCAN");
    refused("empty.png", new byte[0], "empty");
    refused("big.png", Arrays.copyOf(Papers.png(), 50 << 20), "big.SCAN");
    refused("half.png", Arrays.copyOf(Papers.png(), 40), "broken");
    refused("broken.pdf", "%PDF-1.7 and then nothing".getBytes(StandardCharsets.UTF_8), "broken");
    refused("long.pdf", Papers.pdf(51), "broken");
    for (String name :
        new String[] {"../../etc/passwd", "a/b.png", "a\\b.png", "", "x".repeat(200), "a\nb.png"}) {
      refused(name, Papers.png(), "name");
    }
    assertThat(
            documents.store(
                merchant,
                "me",
                "logo.png",
                Wanted.PICTURE,
                new ByteArrayInputStream(Papers.pdf(1))))
        .isEqualTo(new Upload.Refused("document.fault.kind.PICTURE"));
    assertThat(
            db.sql("SELECT count(*) FROM document WHERE merchant_id = :id")
                .param("id", merchant)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void who_looked_is_recorded() throws IOException {
    Document document = stored("licence.png", Papers.png());
    documents.viewed(document.id(), "ann");
    documents.viewed(document.id(), "ann");
    documents.viewed(document.id(), "bob");

    assertThat(documents.views(document.id()))
        .extracting(View::by)
        .containsExactlyInAnyOrder("ann", "bob");
  }

  private Document stored(String name, byte[] content) throws IOException {
    return documents
        .store(merchant, "me", name, Wanted.SCAN, new ByteArrayInputStream(content))
        .fold(
            document -> document,
            why -> {
              throw new AssertionError(why);
            });
  }

  private void refused(String name, byte[] content, String fault) throws IOException {
    assertThat(
            documents.store(merchant, "me", name, Wanted.SCAN, new ByteArrayInputStream(content)))
        .as(name)
        .isEqualTo(new Upload.Refused("document.fault." + fault));
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("licence.png"));
      zip.write(Papers.png());
    }
    return out.toByteArray();
  }
}

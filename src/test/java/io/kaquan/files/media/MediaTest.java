package io.kaquan.files.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Merchants;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MediaTest extends Scenario {
  private static final String PAYLOAD = "<script>alert(1)</script>";

  @Autowired private Media media;

  @Autowired private Merchants merchants;

  private UUID merchant;

  @BeforeEach
  void aMerchant() {
    merchant =
        merchants
            .register("Logo", UUID.randomUUID() + "@logo.example", "flour", Locale.ENGLISH)
            .value();
  }

  @Test
  void a_logo_is_drawn_anew_square_and_everybody_finds_it() throws Exception {
    for (byte[] file :
        new byte[][] {
          Papers.picture(640, 120, "png"),
          Papers.picture(130, 400, "jpg"),
          Papers.picture(3000, 2500, "png")
        }) {
      String url = upload(file).url();
      HttpResponse<byte[]> found = found(url);
      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.headers().firstValue("Content-Type")).contains("image/png");
      assertThat(found.headers().firstValue("Cache-Control").orElse(""))
          .contains("public", "immutable");
      assertThat(found.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(found.headers().firstValue("Set-Cookie")).isEmpty();
      BufferedImage logo = ImageIO.read(new ByteArrayInputStream(found.body()));
      assertThat(logo.getWidth()).isEqualTo(300).isEqualTo(logo.getHeight());
    }
  }

  @Test
  void the_same_picture_twice_is_one_and_another_merchants_has_its_own_address()
      throws IOException {
    String url = upload(Papers.logo()).url();
    assertThat(upload(Papers.logo()).url()).isEqualTo(url);
    UUID other =
        merchants
            .register("Other", UUID.randomUUID() + "@logo.example", "flour", Locale.ENGLISH)
            .value();
    assertThat(media.uploadLogo(other, "test", new ByteArrayInputStream(Papers.logo())).url())
        .isNotEqualTo(url);
    assertThat(media.isOurs(url)).isTrue();
    assertThat(media.isOurs(url.replace("localhost", "elsewhere"))).isFalse();
    assertThat(Media.path(url))
        .hasValueSatisfying(path -> assertThat(path).matches("/media/[A-Za-z0-9_-]{22}\\.png"));
    assertThat(Media.path("https://cdn.example/logo.png")).isEmpty();
  }

  @Test
  void what_hides_in_a_file_does_not_come_along() throws Exception {
    byte[] picture = Papers.logo();
    byte[] text = ("Comment\0" + PAYLOAD).getBytes(StandardCharsets.ISO_8859_1);
    byte[] hostile =
        join(
            Arrays.copyOf(picture, 33),
            chunk("tEXt", text),
            Arrays.copyOfRange(picture, 33, picture.length),
            PAYLOAD.getBytes(StandardCharsets.UTF_8));
    assertThat(new String(found(upload(hostile).url()).body(), StandardCharsets.ISO_8859_1))
        .doesNotContain("script");
  }

  @Test
  void what_is_no_logo_is_refused_in_words_and_nothing_is_kept() throws IOException {
    assertThat(upload(new byte[0]).fault()).isEqualTo("media.fault.empty");
    assertThat(upload(new byte[Media.MOST + 1]).fault()).isEqualTo("media.fault.big");
    assertThat(
            upload("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
                .fault())
        .isEqualTo("media.fault.kind");
    assertThat(upload(Papers.pdf(1)).fault()).isEqualTo("media.fault.kind");
    assertThat(upload(Papers.picture(200, 119, "png")).fault()).isEqualTo("media.fault.small");
    assertThat(upload(Papers.picture(5001, 5001, "png")).fault()).isEqualTo("media.fault.dots");
    assertThat(upload(Arrays.copyOf(Papers.logo(), 60)).fault()).isEqualTo("media.fault.broken");
  }

  @Test
  void other_addresses_lead_nowhere() {
    PageVisitor passer = new PageVisitor(address(""));
    for (String path :
        new String[] {"/media/" + "a".repeat(22) + ".png", "/media/", "/media/x.png"}) {
      assertThat(passer.get(path).status()).as(path).isEqualTo(404);
    }
  }

  private Uploaded upload(byte[] file) throws IOException {
    return media.uploadLogo(merchant, "test", new ByteArrayInputStream(file));
  }

  private HttpResponse<byte[]> found(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address(Media.path(url).orElseThrow()))).build(),
            BodyHandlers.ofByteArray());
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = join(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 sum = new CRC32();
    sum.update(body);
    return join(number(data.length), body, number((int) sum.getValue()));
  }

  private static byte[] number(int number) {
    return new byte[] {
      (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
    };
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}

package io.kaquan.till;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk's phone, with its camera, and with a net that comes and goes. */
class TillBrowserTest extends Scenario {
  private static final int PHONE = 375;
  private static final String PASSWORD = "crumbs and flour 7";
  private static final String CODE = "CAMERA-" + UUID.randomUUID().toString().substring(0, 8);
  private static final String PLAIN_HOST = "till.example";

  @TempDir static Path folder;
  private static Chromium chromium;

  @Autowired private Coupons coupons;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private Accounts accounts;
  @Autowired private Ledger ledger;
  @Autowired private Merchants merchants;

  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final String appid = "wx" + mark + "0001";
  private String card;

  @BeforeAll
  static void aPhoneWhoseCameraSeesACode() throws IOException {
    Path film = folder.resolve("camera.y4m");
    film(film, ImageIO.read(new ByteArrayInputStream(Symbols.qr(CODE))));
    chromium =
        Chromium.open(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + film,
            "--host-resolver-rules=MAP " + PLAIN_HOST + " 127.0.0.1");
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void aShop() {
    UUID merchant = merchants.register("Corner Bakery", email(), PASSWORD, Locale.ENGLISH).value();
    accounts.add(
        new MerchantId(merchant),
        new AppId(appid),
        "s".repeat(32),
        AccountKind.SERVICE,
        "Bakery",
        true);
    accounts.activate(new AppId(appid));
    card =
        CardMaker.aCashCard()
            .of(appid)
            .withCustomCodes()
            .onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }

  @Test
  void the_camera_reads_the_guests_phone() {
    Coupon coupon = issued(CODE);
    Page phone = clerksPhone(address(""));
    phone.click("[data-camera-start]");
    phone.locator("[data-till=found]").waitFor();
    assertThat(phone.locator("main")).containsText(CODE);
    assertThat(phone.locator("[data-confirm] button")).isFocused();
    assertThat(Chromium.lookClosely(phone, "till-found-375")).isEmpty();
    phone.keyboard().press("Enter");
    phone.locator(".till-yes").waitFor();
    assertThat(phone.locator("[data-next]")).isFocused();
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.CONSUMED);
    phone.keyboard().press("Enter");
    phone.locator("[data-till=start]").waitFor();
    assertThat(Chromium.lookClosely(phone, "till-375")).isEmpty();
  }

  @Test
  void without_https_the_page_says_why_and_reads_a_photo() {
    issued("PHOTO-" + mark);
    Page phone = clerksPhone("http://" + PLAIN_HOST + ":" + port);
    assertThat(phone.locator("[data-camera]")).isHidden();
    assertThat(phone.locator("[data-camera-none]")).containsText("https");
    phone.setInputFiles(
        "[name=photo]", new FilePayload("code.png", "image/png", Symbols.qr("PHOTO-" + mark)));
    phone.locator("[data-till=found]").waitFor();
    assertThat(phone.locator("main")).containsText("PHOTO-" + mark);
  }

  @Test
  void an_answer_that_is_lost_is_found_out_and_nothing_is_redeemed_twice() {
    Coupon coupon = issued("LOST-" + mark);
    Page phone = clerksPhone(address(""));
    AtomicInteger times = new AtomicInteger();
    phone.route(
        "**/till/redeem",
        route -> {
          if (times.incrementAndGet() == 1) {
            route.fetch();
            route.abort();
          } else {
            route.resume();
          }
        });
    look(phone, coupon.code().value());
    phone.click("[data-confirm] button");
    phone.locator(".till-yes").waitFor();
    assertThat(times).hasValue(2);
    assertThat(ledger.entries(new AppId(appid), new CardId(card), coupon.code()))
        .extracting(Entry::kind)
        .containsExactly(EntryKind.CLAIMED, EntryKind.REDEEMED);
  }

  @Test
  void a_clerk_who_goes_on_while_the_net_is_away_learns_later_what_became_of_it() {
    Coupon coupon = issued("AWAY-" + mark);
    Page phone = clerksPhone(address(""));
    look(phone, coupon.code().value());
    phone.route("**/till/redeem", Route::abort);
    phone.click("[data-confirm] button");
    phone.locator(".till-pause").waitFor();
    assertThat(phone.locator(".till-pause")).containsText("Nothing is redeemed twice");
    Chromium.picture(phone, "till-away-375");
    phone.click(".till-pause a");
    phone.locator("[data-open]").waitFor();
    phone.click("[data-open] a");
    assertThat(phone.locator("main")).containsText("It was not redeemed");
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
    phone.click("[data-next]");
    assertThat(phone.locator("[data-open]")).isHidden();
  }

  @Test
  void what_was_not_sent_while_offline_goes_out_when_the_net_is_back() {
    Coupon coupon = issued("OFF-" + mark);
    Page phone = clerksPhone(address(""));
    look(phone, coupon.code().value());
    phone.context().setOffline(true);
    phone.click("[data-confirm] button");
    phone.locator(".till-pause").waitFor();
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
    phone.context().setOffline(false);
    phone.locator(".till-yes").waitFor();
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.CONSUMED);
  }

  private Page clerksPhone(String server) {
    Page phone = chromium.window(PHONE);
    phone.navigate(server + "/till");
    phone.fill("[name=email]", email());
    phone.fill("[name=password]", PASSWORD);
    phone.click("form:has([name=password]) button[type=submit]");
    phone.locator("[data-till=start]").waitFor();
    return phone;
  }

  private static void look(Page phone, String code) {
    phone.fill("#code", code);
    phone.click("[data-look] button");
    phone.locator("[data-confirm]").waitFor();
  }

  private Coupon issued(String code) {
    return coupons
        .execute(
            new CouponCommand.Issue(
                new AppId(appid),
                new CardId(card),
                new OpenId("o" + "b".repeat(27)),
                new CouponCode(code),
                null,
                null,
                Actor.SYSTEM))
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError("refused: " + why);
            });
  }

  private CouponStatus statusOf(Coupon coupon) {
    return coupons
        .lookUp(new AppId(appid), coupon.code(), coupon.cardId())
        .fold(Coupon::status, why -> null);
  }

  /** A raw film of a still picture in the middle of a grey one. */
  private static void film(Path file, BufferedImage still) {
    int width = 640;
    int height = 480;
    BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = frame.createGraphics();
    pen.setColor(Color.LIGHT_GRAY);
    pen.fillRect(0, 0, width, height);
    pen.drawImage(still, 160, 80, 320, 320, null);
    pen.dispose();
    byte[] grey = (byte[]) frame.getRaster().getDataElements(0, 0, width, height, null);
    byte[] noColour = new byte[width * height / 2];
    Arrays.fill(noColour, (byte) 128);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(
          ("YUV4MPEG2 W" + width + " H" + height + " F10:1 Ip A1:1 C420jpeg\n")
              .getBytes(StandardCharsets.US_ASCII));
      for (int n = 0; n < 5; n++) {
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        out.write(grey);
        out.write(noColour);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String email() {
    return "owner@" + mark + ".example";
  }
}

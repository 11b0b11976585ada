package io.kaquan.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.consumer.Consumers.Consumer;
import io.kaquan.consumer.Consumers.Openid;
import io.kaquan.consumer.Consumers.Sending;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Mailbox.Mail;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConsumersTest extends Scenario {
  private static final String APPID = "wxdemo0000000001";
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Autowired Consumers consumers;
  @Autowired GreenMail mail;

  private final String email = "guest-" + UUID.randomUUID() + "@example.com";
  private final String place = "192.0.2." + UUID.randomUUID();

  @Test
  void a_code_from_the_letter_signs_the_same_person_in_every_time() {
    assertThat(send()).isEqualTo(Sending.SENT);
    Consumer first =
        consumers.signIn(email.toUpperCase(Locale.ROOT), codes(1).get(0)).orElseThrow();
    assertThat(
            consumers.sendCode("  " + email.toUpperCase(Locale.ROOT) + " ", place, Locale.ENGLISH))
        .isEqualTo(Sending.SENT);
    String second = codes(2).get(1);
    assertThat(consumers.signIn(email, second.substring(0, 3) + " " + second.substring(3)))
        .as("typed in two groups")
        .contains(first);
    assertThat(first.email()).isEqualTo(email);
  }

  @Test
  void a_code_is_good_once() {
    send();
    String code = codes(1).get(0);
    assertThat(consumers.signIn(email, code)).isPresent();
    assertThat(consumers.signIn(email, code)).isEmpty();
  }

  @Test
  void only_the_newest_code_is_good() {
    send();
    String old = codes(1).get(0);
    moveClockBy(MINUTE);
    send();
    String newest = codes(2).get(1);
    assertThat(old.equals(newest) ? Optional.empty() : consumers.signIn(email, old)).isEmpty();
    assertThat(consumers.signIn(email, newest)).isPresent();
  }

  @Test
  void a_code_ends_after_ten_minutes() {
    send();
    String code = codes(1).get(0);
    moveClockBy(Duration.ofMinutes(10));
    assertThat(consumers.signIn(email, code)).isEmpty();
  }

  @Test
  void five_wrong_tries_end_a_code() {
    send();
    String code = codes(1).get(0);
    for (int tries = 0; tries < 5; tries++) {
      assertThat(consumers.signIn(email, wrong(code))).isEmpty();
    }
    assertThat(consumers.signIn(email, code)).isEmpty();
  }

  @Test
  void a_code_of_one_address_does_not_open_another() {
    send();
    assertThat(consumers.signIn("another-" + email, codes(1).get(0))).isEmpty();
    assertThat(consumers.signIn(email, null)).isEmpty();
    assertThat(consumers.signIn(null, null)).isEmpty();
  }

  @Test
  void nothing_is_sent_to_what_is_no_address() {
    assertThat(
            Stream.of(
                "",
                "guest",
                "guest@",
                "@example.com",
                "a@b",
                "a@example.com,b@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "Guest <a@example.com>",
                null))
        .allSatisfy(
            typed ->
                assertThat(consumers.sendCode(typed, place, Locale.ENGLISH))
                    .as(typed)
                    .isEqualTo(Sending.REFUSED));
  }

  @Test
  void an_address_gets_five_codes_an_hour() {
    for (int sent = 0; sent < 5; sent++) {
      assertThat(send()).isEqualTo(Sending.SENT);
      moveClockBy(MINUTE);
    }
    assertThat(send()).isEqualTo(Sending.REFUSED);
    moveClockBy(Duration.ofMinutes(61));
    assertThat(send()).isEqualTo(Sending.SENT);
  }

  @Test
  void however_many_ask_at_once_one_code_is_sent_and_stays_good() throws Exception {
    assertThat(atOnce(20, i -> send()))
        .containsOnlyOnce(Sending.SENT)
        .doesNotContain(Sending.REFUSED);
    assertThat(consumers.untilNextCode(email)).isBetween(Duration.ofSeconds(1), MINUTE);
    assertThat(consumers.signIn(email, codes(1).get(0))).isPresent();
  }

  @Test
  void who_needs_another_code_does_not_wait() {
    send();
    consumers.signIn(email, codes(1).get(0));
    assertThat(send()).as("the first one is used").isEqualTo(Sending.SENT);
    String code = codes(2).get(1);
    for (int tries = 0; tries < 5; tries++) {
      consumers.signIn(email, wrong(code));
    }
    assertThat(send()).as("the second one has no tries left").isEqualTo(Sending.SENT);
    assertThat(send()).isEqualTo(Sending.ON_ITS_WAY);
    moveClockBy(MINUTE);
    assertThat(send()).as("after a minute").isEqualTo(Sending.SENT);
  }

  @Test
  void one_place_cannot_write_to_the_whole_town() throws Exception {
    // one customer of a network has all addresses that begin alike
    String house =
        "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000)) + ":1:";
    assertThat(
            atOnce(
                    CODES_FROM_ONE_PLACE + 20,
                    i ->
                        consumers.sendCode(
                            i + "-" + email, house + ":" + Integer.toHexString(i), Locale.ENGLISH))
                .stream()
                .filter(Sending.SENT::equals))
        .hasSize(CODES_FROM_ONE_PLACE);
    assertThat(consumers.sendCode(email, "another " + place, Locale.ENGLISH))
        .isEqualTo(Sending.SENT);
  }

  @Test
  void a_consumer_has_one_openid_for_each_appid() throws Exception {
    UUID guest = somebody();
    List<OpenId> openids = atOnce(8, i -> consumers.openid(guest, new AppId(APPID)));
    assertThat(openids.stream().collect(Collectors.toSet()))
        .singleElement()
        .extracting(OpenId::value)
        .asString()
        .matches("o[A-Za-z0-9_-]{27}");
    assertThat(consumers.openid(guest, new AppId("wxdemo0000000003"))).isNotEqualTo(openids.get(0));
    assertThat(consumers.openids(guest)).hasSize(2);
  }

  @Test
  void an_openid_that_a_merchant_named_belongs_to_the_first_who_opens_it() throws Exception {
    String named = named();
    List<UUID> guests = IntStream.range(0, 8).mapToObj(i -> somebody()).toList();
    List<Boolean> bound =
        atOnce(8, i -> consumers.bind(guests.get(i), new AppId(APPID), new OpenId(named)));
    assertThat(bound.stream().filter(mine -> mine)).hasSize(1);
    UUID holder = guests.get(bound.indexOf(true));
    assertThat(consumers.bind(holder, new AppId(APPID), new OpenId(named))).as("again").isTrue();
    assertThat(consumers.openids(holder))
        .containsExactly(new Openid(new AppId(APPID), new OpenId(named)));
  }

  @Test
  void whoever_a_merchant_knows_already_stays_the_same_person_to_it() {
    UUID guest = somebody();
    String named = named();
    consumers.bind(guest, new AppId(APPID), new OpenId(named));
    assertThat(consumers.openid(guest, new AppId(APPID))).isEqualTo(new OpenId(named));
    String second = named();
    assertThat(consumers.bind(guest, new AppId(APPID), new OpenId(second))).isTrue();
    assertThat(consumers.openid(guest, new AppId(APPID)))
        .as("the first")
        .isEqualTo(new OpenId(named));
    assertThat(consumers.openids(guest)).hasSize(2);
  }

  @Test
  void what_is_no_openid_is_bound_to_nobody() {
    UUID guest = somebody();
    assertThat(
            OpenId.parse("o-too-short")
                .filter(openid -> consumers.bind(guest, new AppId(APPID), openid)))
        .isEmpty();
    assertThat(consumers.openids(guest)).isEmpty();
  }

  private Sending send() {
    return consumers.sendCode(email, place, Locale.ENGLISH);
  }

  private UUID somebody() {
    String address = "guest-" + UUID.randomUUID() + "@example.com";
    consumers.sendCode(address, place, Locale.ENGLISH);
    return consumers
        .signIn(address, codeIn(new Mailbox(address, mail.getImap().getPort()).letters(1).get(0)))
        .orElseThrow()
        .id();
  }

  private List<String> codes(int expected) {
    return new Mailbox(email, mail.getImap().getPort())
        .letters(expected).stream().map(ConsumersTest::codeIn).toList();
  }

  private static String codeIn(Mail letter) {
    return letter.subject().substring(0, 6);
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static String named() {
    return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
  }

  private interface Asking<T> {
    T ask(int number);
  }

  private static <T> List<T> atOnce(int people, Asking<T> asking) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(people, 20));
    try {
      List<Callable<T>> calls =
          IntStream.range(0, people).<Callable<T>>mapToObj(i -> () -> asking.ask(i)).toList();
      List<T> answers = new java.util.ArrayList<>();
      for (Future<T> answer : pool.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}

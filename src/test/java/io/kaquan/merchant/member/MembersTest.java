package io.kaquan.merchant.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Mailbox.Mail;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Link.Purpose;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing up, forgotten passwords, invitations, roles. */
class MembersTest extends Scenario {
  private static final String PASSWORD = "flour water salt yeast";
  private static final Pattern LINK = Pattern.compile("/console/links/([A-Za-z0-9_-]{43})");

  @Autowired private Merchants merchants;

  @Autowired private Members members;

  @Autowired private MemberLinks links;

  @Autowired private SignIns signIns;

  @Autowired private GreenMail mail;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String place = "place " + mark;
  private Member owner;

  @BeforeEach
  void aMerchant() {
    merchants.register("Corner Bakery", mailAt("owner"), PASSWORD, Locale.ENGLISH);
    owner = merchants.member(mailAt("owner")).orElseThrow();
  }

  @Test
  void signing_up_founds_the_merchant_only_once_the_letter_was_read() {
    assertThat(links.signUp("Rice Shop", mailAt("New"), Locale.SIMPLIFIED_CHINESE, place))
        .isEmpty();
    String secret = linkTo("new", 1);
    assertThat(merchants.member(mailAt("new"))).as("nobody can sign in yet").isEmpty();
    assertThat(links.open(secret).orElseThrow())
        .returns(Purpose.SIGN_UP, Link::purpose)
        .returns(Locale.SIMPLIFIED_CHINESE, Link::locale);

    assertThat(links.choosePassword(secret, "password12"))
        .isEqualTo(new PasswordChoice.Refused("merchant.fault.password-easy"));
    Member founder = chosen(links.choosePassword(secret, PASSWORD));

    assertThat(founder)
        .returns(Role.OWNER, Member::role)
        .returns("Rice Shop", Member::merchantName);
    assertThat(links.choosePassword(secret, PASSWORD))
        .as("once only")
        .isEqualTo(new PasswordChoice.Ended());
    assertThat(signIns.signIn(mailAt("new"), PASSWORD, place)).isInstanceOf(SignIn.In.class);
  }

  @Test
  void a_link_pressed_by_many_at_once_founds_one_merchant() throws Exception {
    links.signUp("Rice Shop", mailAt("new"), Locale.ENGLISH, place);
    links.signUp("Rice Shop", mailAt("new"), Locale.ENGLISH, place);
    List<Mail> letters = mailbox("new").letters(2);
    ExecutorService fingers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<PasswordChoice>> presses =
          IntStream.range(0, 16)
              .<Callable<PasswordChoice>>mapToObj(
                  n -> () -> links.choosePassword(secret(letters.get(n % 2)), PASSWORD))
              .toList();
      int founded = 0;
      for (Future<PasswordChoice> answer : fingers.invokeAll(presses)) {
        founded += answer.get() instanceof PasswordChoice.By ? 1 : 0;
      }
      assertThat(founded).isEqualTo(1);
    } finally {
      fingers.shutdown();
    }
  }

  @Test
  void a_link_ends_with_its_time() {
    links.signUp("Rice Shop", mailAt("new"), Locale.ENGLISH, place);
    String secret = linkTo("new", 1);
    moveClockBy(Duration.ofHours(24));
    assertThat(links.open(secret)).isEmpty();
    assertThat(links.choosePassword(secret, PASSWORD)).isEqualTo(new PasswordChoice.Ended());
    assertThat(links.open("made up")).isEmpty();
  }

  @Test
  void what_is_answered_does_not_tell_whether_an_address_is_known() {
    assertThat(links.signUp("Rice Shop", mailAt("owner"), Locale.ENGLISH, place)).isEmpty();
    assertThat(mailbox("owner").letters(1).get(0).text())
        .contains("belongs to a member of “Corner Bakery”")
        .doesNotContainPattern(LINK);
    assertThat(links.forgotten(mailAt("owner"), place)).isEmpty();
    assertThat(links.forgotten(mailAt("nobody"), place)).isEmpty();
  }

  @Test
  void bad_entries_are_said_at_their_fields_and_send_nothing() {
    assertThat(links.signUp(" ", "no address", Locale.ENGLISH, place))
        .containsOnlyKeys("merchantName", "email");
    assertThat(
            links.signUp("x".repeat(61), "a@b.example\r\nBcc: x@y.example", Locale.ENGLISH, place))
        .containsOnlyKeys("merchantName", "email");
    assertThat(links.signUp("a\0b", null, Locale.ENGLISH, place))
        .containsOnlyKeys("merchantName", "email");
    assertThat(links.forgotten("", place)).containsOnlyKeys("email");
  }

  @Test
  void letters_to_one_address_and_from_one_place_are_limited() {
    for (int n = 0; n < 3; n++) {
      assertThat(links.forgotten(mailAt("owner"), place + n)).isEmpty();
    }
    assertThat(links.forgotten(mailAt("owner"), place)).containsValue("merchant.fault.letters");
    for (int n = 0; n < 19; n++) {
      assertThat(links.forgotten(mailAt("nobody" + n), place)).isEmpty();
    }
    assertThat(links.signUp("Rice Shop", mailAt("new"), Locale.ENGLISH, place))
        .containsValue("merchant.fault.letters");
    moveClockBy(Duration.ofHours(1));
    assertThat(links.signUp("Rice Shop", mailAt("new"), Locale.ENGLISH, place)).isEmpty();
  }

  @Test
  void a_forgotten_password_is_replaced_and_ends_every_sign_in_and_every_wait() {
    for (int n = 0; n < 5; n++) {
      signIns.signIn(owner.email(), "water", place);
    }
    links.forgotten(mailAt("owner"), place);
    links.forgotten(mailAt("owner"), place);
    List<Mail> letters = mailbox("owner").letters(2);

    chosen(links.choosePassword(secret(letters.get(0)), "rye and spelt and oats"));

    assertThat(links.open(secret(letters.get(1)))).as("the other link has ended too").isEmpty();
    assertThat(signIns.still(owner.id(), owner.round())).isEmpty();
    assertThat(signIns.signIn(owner.email(), "rye and spelt and oats", place))
        .isInstanceOf(SignIn.In.class);
    assertThat(mailbox("owner").letters(3).get(2).subject()).isEqualTo("Your password was changed");
  }

  @Test
  void an_invitation_is_accepted_once_in_its_role() {
    assertThat(members.invite(owner, mailAt("clerk"), Role.CLERK, List.of())).isEmpty();
    assertThat(members.invitations(owner.merchantId()))
        .extracting(Link::email)
        .containsExactly(mailAt("clerk"));

    Member clerk = chosen(links.choosePassword(linkTo("clerk", 1), PASSWORD));

    assertThat(clerk)
        .returns(Role.CLERK, Member::role)
        .returns(owner.merchantId(), Member::merchantId);
    assertThat(members.invitations(owner.merchantId())).isEmpty();
    assertThat(members.invite(owner, mailAt("CLERK"), Role.OWNER, List.of()))
        .hasValue("merchant.fault.member-already");
  }

  @Test
  void a_newer_invitation_ends_the_older_and_a_withdrawn_one_is_over() {
    members.invite(owner, mailAt("clerk"), Role.CLERK, List.of());
    String first = linkTo("clerk", 1);
    members.invite(owner, mailAt("clerk"), Role.OPERATOR, List.of());
    String second = secret(mailbox("clerk").letters(2).get(1));
    assertThat(links.open(first)).isEmpty();
    assertThat(links.open(second).orElseThrow().role()).isEqualTo(Role.OPERATOR);

    assertThat(
            members.withdrawInvitation(MerchantId.random(), links.open(second).orElseThrow().id()))
        .as("by another merchant")
        .isFalse();
    assertThat(
            members.withdrawInvitation(owner.merchantId(), links.open(second).orElseThrow().id()))
        .isTrue();
    assertThat(links.open(second)).isEmpty();
  }

  @Test
  void somebody_elses_member_is_told_and_the_inviter_is_not() {
    merchants.register("Rice Shop", mailAt("rice"), PASSWORD, Locale.SIMPLIFIED_CHINESE);

    assertThat(members.invite(owner, mailAt("rice"), Role.OPERATOR, List.of())).isEmpty();

    assertThat(members.invitations(owner.merchantId())).hasSize(1);
    assertThat(mailbox("rice").letters(1).get(0).text())
        .contains("此邮箱已属于另一商户的成员")
        .doesNotContainPattern(LINK);
  }

  @Test
  void a_merchant_always_keeps_an_owner() throws Exception {
    assertThat(members.changeRole(owner.merchantId(), owner.id(), Role.CLERK, List.of())).isFalse();
    assertThat(members.remove(owner.merchantId(), owner.id())).isFalse();

    members.invite(owner, mailAt("second"), Role.OWNER, List.of());
    Member second = chosen(links.choosePassword(linkTo("second", 1), PASSWORD));
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> done =
          both.invokeAll(
              List.of(
                  () -> members.remove(owner.merchantId(), second.id()),
                  () ->
                      members.changeRole(
                          owner.merchantId(), owner.id(), Role.READ_ONLY, List.of())));
      assertThat(List.of(done.get(0).get(), done.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      both.shutdown();
    }
    assertThat(merchants.owners(owner.merchantId())).hasSize(1);
  }

  @Test
  void another_merchants_members_are_out_of_reach() {
    UUID other = merchants.register("Rice Shop", mailAt("rice"), PASSWORD, Locale.ENGLISH).value();
    assertThat(members.changeRole(new MerchantId(other), owner.id(), Role.CLERK, List.of()))
        .isFalse();
    assertThat(members.remove(new MerchantId(other), owner.id())).isFalse();
    assertThat(merchants.member(owner.email()))
        .hasValueSatisfying(still -> assertThat(still.role()).isEqualTo(Role.OWNER));
  }

  private String mailAt(Object who) {
    return mark + "-" + who + "@bakery.example";
  }

  private Mailbox mailbox(String who) {
    return new Mailbox(mailAt(who), mail.getImap().getPort());
  }

  private String linkTo(String who, int letters) {
    return secret(mailbox(who).letters(letters).get(letters - 1));
  }

  private static String secret(Mail letter) {
    Matcher link = LINK.matcher(letter.text());
    assertThat(link.find()).as(letter.text()).isTrue();
    return link.group(1);
  }

  private static Member chosen(PasswordChoice chosen) {
    return chosen.fold(
        member -> member,
        fault -> {
          throw new AssertionError(fault);
        },
        () -> {
          throw new AssertionError("ended");
        });
  }
}

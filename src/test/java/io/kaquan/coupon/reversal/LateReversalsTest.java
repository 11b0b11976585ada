package io.kaquan.coupon.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
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
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.coupon.reversal.LateReversal.Decision;
import io.kaquan.coupon.reversal.LateReversals.Said;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.MemberLinks;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.member.Role;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LateReversalsTest extends Scenario {
  private static final String PASSWORD = "crumbs and flour 7";
  private static final Pattern LINK = Pattern.compile("/console/links/([A-Za-z0-9_-]{43})");

  @Autowired private LateReversals reversals;
  @Autowired private LateReversalRepository repository;
  @Autowired private Coupons coupons;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private Accounts accounts;
  @Autowired private Ledger ledger;
  @Autowired private Merchants merchants;
  @Autowired private Members members;
  @Autowired private MemberLinks links;
  @Autowired private GreenMail mail;

  private final String appid =
      "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private UUID merchant;
  private Member owner;
  private Coupon used;

  @BeforeEach
  void aRedemptionOfAMerchantWithOneOwner() {
    merchant = merchants.register("Corner Bakery", at("owner"), PASSWORD, Locale.ENGLISH).value();
    accounts.add(
        new MerchantId(merchant),
        new AppId(appid),
        "s".repeat(32),
        AccountKind.SERVICE,
        "Bakery",
        true);
    accounts.activate(new AppId(appid));
    owner = merchants.member(at("owner")).orElseThrow();
    String card =
        CardMaker.aCashCard()
            .of(appid)
            .onSale(commands, cards, new Reviewer(address(""), "reviewer"));
    used =
        done(
            new CouponCommand.Redeem(
                new AppId(appid),
                done(new CouponCommand.Issue(
                        new AppId(appid),
                        new CardId(card),
                        new OpenId("o" + "l".repeat(27)),
                        null,
                        null,
                        null,
                        Actor.SYSTEM))
                    .code(),
                null,
                null,
                null,
                null,
                Actor.SYSTEM));
  }

  @Test
  void another_owner_allows_it_and_it_is_taken_back_once() {
    Member second = join("second", Role.OWNER);
    assertThat(reversals.ask(owner, used, "Bread", "The guest came back")).isEqualTo(Said.DONE);
    assertThat(reversals.ask(second, used, "Bread", "me too")).isEqualTo(Said.ALREADY);
    Mailbox.Mail letter = new Mailbox(at("second"), mail.getImap().getPort()).letters(2).get(1);
    assertThat(letter.subject())
        .isEqualTo(at("owner") + " asks to take back a redemption of “Bread”");
    assertThat(letter.text()).contains("The guest came back").doesNotContain(used.code().value());
    LateReversal asked = reversals.open(used.cardId().value(), used.code().value()).orElseThrow();
    moveClockBy(Duration.ofHours(30));

    assertThat(reversals.decide(owner, asked.id(), true)).as("not the one who asks").isEmpty();
    assertThat(reversals.decide(second, asked.id(), true)).hasValue(Said.DONE);
    assertThat(reversals.decide(second, asked.id(), false)).hasValue(Said.ALREADY);
    reversals.sweep();

    assertThat(status()).isEqualTo(CouponStatus.NORMAL);
    assertThat(reversals.of(merchant).get(0))
        .returns(Decision.APPROVED, LateReversal::decision)
        .returns("DONE", LateReversal::outcome);
    assertThat(entries(used))
        .extracting(Entry::kind)
        .containsExactly(EntryKind.CLAIMED, EntryKind.REDEEMED, EntryKind.REVERSED);
    assertThat(entries(used))
        .last()
        .returns("The guest came back", Entry::reason)
        .returns(at("owner"), entry -> entry.by().clerk());
  }

  @Test
  void a_no_leaves_it_redeemed_and_it_may_be_asked_again() {
    Member second = join("second", Role.OWNER);
    reversals.ask(owner, used, "Bread", "first try");
    assertThat(
            reversals.decide(
                second,
                reversals.open(used.cardId().value(), used.code().value()).orElseThrow().id(),
                false))
        .hasValue(Said.DONE);
    assertThat(status()).isEqualTo(CouponStatus.CONSUMED);
    assertThat(reversals.ask(second, used, "Bread", "second try")).isEqualTo(Said.DONE);
    assertThat(
            reversals.decide(
                owner,
                reversals.open(used.cardId().value(), used.code().value()).orElseThrow().id(),
                true))
        .hasValue(Said.DONE);
    assertThat(status()).isEqualTo(CouponStatus.NORMAL);
  }

  @Test
  void no_answer_in_three_working_days_means_no() {
    Member second = join("second", Role.OWNER);
    moveClockTo(
        LocalDateTime.parse("2026-12-04T17:00").atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    reversals.ask(owner, used, "Bread", "late");
    LateReversal asked = reversals.open(used.cardId().value(), used.code().value()).orElseThrow();
    assertThat(asked.dueAt())
        .as("Friday, then Monday to Wednesday")
        .isEqualTo(
            LocalDateTime.parse("2026-12-09T18:00").atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    moveClockTo(asked.dueAt());
    assertThat(reversals.of(merchant))
        .extracting(LateReversal::decision)
        .containsExactly(Decision.LAPSED);
    assertThat(reversals.decide(second, asked.id(), true)).hasValue(Said.ALREADY);
    assertThat(status()).isEqualTo(CouponStatus.CONSUMED);
    assertThat(reversals.ask(owner, used, "Bread", "again")).isEqualTo(Said.DONE);
  }

  @Test
  void what_cannot_be_asked_is_said() {
    assertThat(reversals.ask(owner, used, "Bread", "x")).isEqualTo(Said.NO_OTHER_OWNER);
    join("second", Role.OWNER);
    Coupon back =
        done(
            new CouponCommand.Reverse(
                new AppId(appid), used.code(), null, "in time", null, Actor.SYSTEM));
    assertThat(reversals.ask(owner, back, "Bread", "x")).isEqualTo(Said.NOT_REDEEMED);
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    Member rival = merchants.member(at("rival")).orElseThrow();
    assertThat(reversals.ask(rival, used, "Bread", "x")).isEqualTo(Said.NOT_REDEEMED);
  }

  @Test
  void what_was_allowed_just_before_the_program_stopped_is_carried_out_by_the_sweep() {
    join("second", Role.OWNER);
    reversals.ask(owner, used, "Bread", "late");
    LateReversal asked = reversals.open(used.cardId().value(), used.code().value()).orElseThrow();
    repository.decide(asked.id(), Decision.APPROVED, at("second"), clock.instant());
    moveClockBy(Duration.ofHours(30));
    reversals.sweep();
    reversals.sweep();
    assertThat(status()).isEqualTo(CouponStatus.NORMAL);
    assertThat(entries(used)).hasSize(3);
  }

  @Test
  void wrong_codes_of_who_asked_only_delay_what_was_allowed() {
    Member second = join("second", Role.OWNER);
    reversals.ask(owner, used, "Bread", "late");
    Actor asker = new Actor(Source.TILL, at("owner"), null, null);
    for (int guess = 0;
        coupons
                .lookUp(new AppId(appid), new CouponCode("guess-" + guess), null, asker)
                .fold(none -> null, why -> why)
            != Refusal.TOO_MANY_GUESSES;
        guess++) {
      assertThat(guess).isLessThan(1_000);
    }
    reversals.decide(
        second,
        reversals.open(used.cardId().value(), used.code().value()).orElseThrow().id(),
        true);
    assertThat(status()).isEqualTo(CouponStatus.CONSUMED);
    moveClockBy(Duration.ofMinutes(2));
    reversals.sweep();
    assertThat(status()).isEqualTo(CouponStatus.NORMAL);
  }

  @Test
  void through_the_pages_from_too_late_to_taken_back() {
    join("second", Role.OWNER);
    moveClockBy(Duration.ofHours(30));
    PageVisitor till = new PageVisitor(address("")).signedInAs(at("owner"), PASSWORD);
    till.get("/till");
    till.submit("/till/look", Map.of("code", used.code().value()));
    Page late = till.submit("/till/reverse", Map.of("reason", "The guest came back"));
    assertThat(late.html())
        .contains(
            "It is too late to reverse it",
            "Ask the other owners",
            "value=\"The guest came back\"");
    assertThat(till.submit("/till/ask", Map.of("reason", "The guest came back")).html())
        .contains("The other owners have been asked");
    assertThat(till.get("/console/reversals").html())
        .contains("The guest came back", "Pending")
        .doesNotContain("Keep it redeemed");

    PageVisitor other = new PageVisitor(address("")).signedInAs(at("second"), PASSWORD);
    other.get("/console/reversals");
    String form = "/console/reversals/" + reversals.of(merchant).get(0).id();
    assertThat(other.submit(form, Map.of("answer", "yes")).html())
        .contains("Your answer has been recorded", "Approved");
    assertThat(status()).isEqualTo(CouponStatus.NORMAL);
    assertThat(other.get("/console/reversals?lang=zh-CN").html())
        .contains("超时撤销申请", "已同意")
        .doesNotContain("??");
  }

  private CouponStatus status() {
    return coupons.lookUp(new AppId(appid), used.code(), null).fold(Coupon::status, why -> null);
  }

  private Coupon done(CouponCommand order) {
    return coupons
        .execute(order)
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError("refused: " + why);
            });
  }

  private Member join(String name, Role role) {
    members.invite(owner, at(name), role, List.of());
    List<Mailbox.Mail> letters = new Mailbox(at(name), mail.getImap().getPort()).letters(1);
    Matcher link = LINK.matcher(letters.get(0).text());
    assertThat(link.find()).isTrue();
    links.choosePassword(link.group(1), PASSWORD);
    return merchants.member(at(name)).orElseThrow();
  }

  private String at(String who) {
    return who + "@" + appid + ".example";
  }

  private List<Entry> entries(Coupon coupon) {
    return ledger.entries(coupon.appid(), coupon.cardId(), coupon.code());
  }
}

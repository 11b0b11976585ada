package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant, the accounts and members of it, and a browser for each kind of person. */
abstract class AccessPeople extends Scenario {
  static final String PASSWORD = "flour water salt yeast";

  @Autowired Merchants merchants;

  @Autowired Members members;

  @Autowired MemberLinks links;

  @Autowired Accounts accounts;

  @Autowired Cards cards;

  @Autowired CardCommands commands;

  @Autowired Deliveries deliveries;

  @Autowired GreenMail mail;

  final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  final Map<String, PageVisitor> people = new HashMap<>();

  final Map<String, String> things = new HashMap<>();

  String at(String who) {
    return mark + "-" + who + "@bakery.example";
  }

  String account(MerchantId merchant, String suffix, AccountKind kind) {
    String appid = "wx" + mark + suffix;
    accounts.add(merchant, new AppId(appid), "s".repeat(32), kind, "Bakery " + suffix, true);
    return appid;
  }

  void join(Member owner, String name, Role role) {
    members.invite(owner, at(name), role, List.of());
    String letter = new Mailbox(at(name), mail.getImap().getPort()).letters(1).get(0).text();
    Matcher link = Pattern.compile("/console/links/([A-Za-z0-9_-]{43})").matcher(letter);
    assertThat(link.find()).isTrue();
    links.choosePassword(link.group(1), PASSWORD);
    assertThat(merchants.member(at(name))).isPresent();
  }

  String ticket() {
    return things.computeIfAbsent(
        "{ticket}",
        none -> {
          String card =
              CardMaker.aCashCard().onSale(commands, cards, new Reviewer(address(""), "reviewer"));
          return delivery("wxdemo0000000001", card);
        });
  }

  String delivery(String appid, String card) {
    return deliveries
        .make(appid, List.of(new Deliveries.Item(card, null, null, false, null)), null)
        .delivery()
        .ticket();
  }

  /** Signs a consumer in who claims a coupon; the end of its page's address. */
  String consumer(String name, String ticket) {
    PageVisitor phone = new PageVisitor(address(""));
    people.put(name, phone);
    phone.get("/wallet/q/" + ticket);
    phone.submit("/wallet/q/" + ticket, Map.of());
    phone.submit("/wallet/sign-in", Map.of("email", at(name)));
    Matcher code =
        Pattern.compile("\\d{6}")
            .matcher(new Mailbox(at(name), mail.getImap().getPort()).letters(1).get(0).subject());
    assertThat(code.find()).isTrue();
    phone.submit("/wallet/sign-in/code", Map.of("code", code.group()));
    String coupon = phone.submit("/wallet/q/" + ticket, Map.of()).path();
    assertThat(coupon).startsWith("/wallet/coupons/");
    return coupon.substring(coupon.lastIndexOf('/') + 1);
  }
}

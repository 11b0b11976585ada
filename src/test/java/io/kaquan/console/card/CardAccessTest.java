package io.kaquan.console.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.design.CardId;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.merchant.member.MemberLinks;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose cards and whose roles the pages of cards are for. */
class CardAccessTest extends MerchantScenario {
  private static final String NEW = "/console/cards/new";

  @Autowired private Members members;

  @Autowired private MemberLinks links;

  @Autowired private GreenMail mail;

  @Test
  void cards_of_others_are_not_there() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    merchants.register("Other", "other" + email, "flour", Locale.ENGLISH);
    PageVisitor other = new PageVisitor(address("")).signedInAs("other" + email, "flour");
    assertThat(other.get("/console/cards").html())
        .contains(
            "once the card function of an official account is active", "/console/plugins/card")
        .doesNotContain(cardId, "href=\"" + NEW);
    assertThat(other.get(NEW).path()).isEqualTo("/console/cards");
    String token = token(other.get("/console/me"));
    for (String path : List.of("", "/list", "/list/" + UUID.randomUUID(), "/qr/x", "/deliveries")) {
      assertThat(other.get("/console/cards/" + cardId + path).status()).as(path).isEqualTo(404);
    }
    for (String path : List.of("/stock", "/qr", "/list")) {
      assertThat(
              other
                  .post(
                      "/console/cards/" + cardId + path,
                      Map.of(
                          "_csrf",
                          token,
                          "lines",
                          openid('a'),
                          "amount",
                          "1",
                          "way",
                          "add",
                          "seen",
                          "1000"))
                  .status())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(other.post(NEW, Map.of("_csrf", token, "card_type", "CASH")).status())
        .isEqualTo(404);
    assertThat(other.post("/console/cards/" + cardId + "/copy", Map.of("_csrf", token)).status())
        .isEqualTo(404);
    assertThat(cards.of(merchant)).hasSize(1);
  }

  @Test
  void operators_work_with_cards_readers_look_and_clerks_find_nothing() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    String path = "/console/cards/" + cardId;
    PageVisitor operator = joined(Role.OPERATOR);
    assertThat(operator.get(path).html()).contains("Hand out this card", "name=\"amount\"");
    assertThat(operator.submit(path + "/qr", Map.of()).html()).contains("Your QR code is ready");

    PageVisitor reader = joined(Role.READ_ONLY);
    assertThat(reader.get("/console/cards").html()).contains(path).doesNotContain("href=\"" + NEW);
    assertThat(reader.get(path).html())
        .contains("1,000 of 1,000 left")
        .doesNotContain("Hand out this card", "name=\"amount\"");
    String token = token(reader.get("/console/me"));
    assertThat(reader.post(path + "/list", Map.of("_csrf", token, "lines", openid('a'))).status())
        .isEqualTo(404);
    assertThat(coupons.ofCard(new CardId(cardId)).inHand()).isZero();

    PageVisitor clerk = joined(Role.CLERK);
    for (String closed : List.of("/console/cards", NEW, path, path + "/list")) {
      assertThat(clerk.get(closed).status()).as(closed).isEqualTo(404);
    }
  }

  private PageVisitor joined(Role role) {
    String address = role.name().toLowerCase(Locale.ROOT) + "-" + email;
    members.invite(merchants.member(email).orElseThrow(), address, role, List.of());
    String letter = new Mailbox(address, mail.getImap().getPort()).letters(1).get(0).text();
    String link =
        Pattern.compile("/console/links/([A-Za-z0-9_-]{43})")
            .matcher(letter)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    links.choosePassword(link, "flour water salt yeast");
    return new PageVisitor(address("")).signedInAs(address, "flour water salt yeast");
  }

  private static String token(Page page) {
    return page.matches("name=\"_csrf\" value=\"([^\"]+)\"").get(0);
  }
}

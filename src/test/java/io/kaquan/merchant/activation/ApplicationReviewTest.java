package io.kaquan.merchant.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.material.Materials;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientResponseException;

/** What an approval or a refusal does, and what the merchant is told. */
class ApplicationReviewTest extends ApplicationScenario {
  @Test
  void an_approval_opens_the_card_function_and_is_told() {
    Application application = apply();

    reviewer.approve(key(application));

    until(application, ApplicationStatus.APPROVED);
    assertThat(accounts.account(new AppId(appid)).orElseThrow().activation())
        .isEqualTo(ActivationStatus.ACTIVE);
    assertThat(letters(application)).containsExactly("activation-approved");
    assertThat(notices())
        .first()
        .extracting(Received::title)
        .isEqualTo("The card function of “Bakery” is active");
    assertThat(applications.rounds(application.id()))
        .singleElement()
        .returns(Decision.APPROVE, Round::decision)
        .returns("reviewer", Round::decidedBy);
    untilEnded(application);
    assertThat(apply(merchant.value(), appid))
        .isEqualTo(new Submission.NotNow("activation.not-now.active"));
  }

  @Test
  void a_refusal_tells_the_reason_and_a_new_round_has_a_clock_and_a_decision_of_its_own() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    Application first = apply();
    reviewer.refuse(key(first), "The licence is blurred");
    Application refused = until(first, ApplicationStatus.REFUSED);
    assertThat(refused.reason()).isEqualTo("The licence is blurred");
    assertThat(notices())
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("The licence is blurred");

    moveClockTo(Instant.parse("2026-11-24T02:00:00Z"));
    Application second = submitted(applications.resubmit(merchant, first.id(), good()));

    assertThat(second.round()).isEqualTo(2);
    assertThat(second.dueAt()).isEqualTo("2026-11-27T10:00:00Z");
    assertThat(second.reason()).isNull();
    assertThatThrownBy(() -> reviewer.complete(key(first), Map.of()))
        .as("the decision of the last round does not count")
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("Choose a decision");
    reviewer.approve(key(first));
    until(first, ApplicationStatus.APPROVED);
    untilEnded(first);
    assertThat(letters(first)).containsExactly("activation-refused", "activation-approved");
  }

  @Test
  void a_refusal_without_a_reason_is_not_taken() {
    Application application = apply();

    assertThatThrownBy(() -> reviewer.refuse(key(application), " x "))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("needs a reason");
    assertThatThrownBy(() -> reviewer.complete(key(application), Map.of("decision", "perhaps")))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("Choose a decision");
    assertThat(applications.rounds(application.id()))
        .singleElement()
        .returns(null, Round::decision);
    assertThat(reviewer.tasks(key(application))).hasSize(1);
  }

  @Test
  void a_refusal_of_single_materials_is_told_by_their_names_and_leaves_the_others_settled() {
    Application first = apply();
    reviewer.complete(
        key(first), Map.of("decision", "refuse", "reasons", "{\"licence\":\"It is blurred\"}"));
    Application refused = until(first, ApplicationStatus.REFUSED);
    assertThat(refused.reasons()).isEqualTo(Map.of("licence", "It is blurred"));
    assertThat(refused.reason()).isNull();
    assertThat(notices())
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("name=Business licence (scan)", "It is blurred")
        .doesNotContain("营业执照");
    assertThat(notifications.of(merchant.value(), Locale.SIMPLIFIED_CHINESE))
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("name=营业执照扫描件", "It is blurred");

    Materials mended =
        refused.materials().with("licence", good().get("licence")).with("phone", "13900139000");
    assertThat(submitted(applications.resubmit(merchant, first.id(), mended)).reasons()).isEmpty();

    Map<String, ReviewItem> items =
        applications.items(first.id()).stream()
            .collect(Collectors.toMap(item -> item.material().key(), Function.identity()));
    assertThat(items.get("companyName"))
        .returns(1, ReviewItem::settledIn)
        .returns(false, ReviewItem::isChanged);
    assertThat(items.get("phone"))
        .returns(null, ReviewItem::settledIn)
        .returns(true, ReviewItem::isChanged);
    assertThat(items.get("licence"))
        .returns(null, ReviewItem::settledIn)
        .returns("It is blurred", ReviewItem::lastReason);
  }

  @Test
  void the_decision_follows_from_the_materials() {
    Application application = apply();
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("decision", "approve", "reasons", "{\"licence\":\"It is blurred\"}"),
            Map.of("decision", "refuse"),
            Map.of("decision", "refuse", "reasons", "{}"),
            Map.of("decision", "refuse", "reasons", "{\"licence\":\"x\"}"),
            Map.of("decision", "refuse", "reasons", "{\"shoeSize\":\"too big\"}"),
            Map.of("decision", "refuse", "reasons", "[]"),
            Map.of("decision", "refuse", "reasons", "null"),
            Map.of("decision", "decline", "reasons", "{\"licence\":\"It is blurred\"}"))) {
      assertThatThrownBy(() -> reviewer.complete(key(application), wrong))
          .as(wrong.toString())
          .isInstanceOf(RestClientResponseException.class);
    }
    assertThat(applications.find(application.id()).orElseThrow().status())
        .isEqualTo(ApplicationStatus.IN_REVIEW);
  }
}

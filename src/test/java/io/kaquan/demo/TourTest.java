package io.kaquan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.calendar.WorkingDays;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/**
 * The tour keeps its word: what it says to type works as it stands, and every door that it names is
 * there.
 */
class TourTest extends Scenario {
  private static final Pattern COMMAND = Pattern.compile("curl -s \"([^\"]+)\"(?: -d '([^']+)')?");

  @Autowired WorkingDays calendar;

  @Test
  void the_commands_of_the_tour_make_a_card_and_its_qr_code()
      throws IOException, InterruptedException {
    String page = HtmlUtils.htmlUnescape(new PageVisitor(address("")).get("/demo").html());
    List<Matcher> commands =
        COMMAND.matcher(page).results().map(found -> COMMAND.matcher(found.group())).toList();
    commands.forEach(command -> assertThat(command.matches()).isTrue());
    assertThat(commands).hasSize(3);

    String token = call(commands.get(0), "", "").path("access_token").asText();
    JsonNode card = call(commands.get(1), token, "");
    assertThat(card.path("errcode").asInt()).as(card.toString()).isZero();
    String cardId = card.path("card_id").asText();
    new Reviewer(address(""), "reviewer").approve(cardId);
    Awaitility.await("a QR code of the approved card")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> call(commands.get(2), token, cardId).path("url").asText().contains("/wallet/q/"));
  }

  @Test
  void every_link_of_the_tour_opens() {
    PageVisitor visitor = new PageVisitor(address(""));
    assertThat(
            Pattern.compile("href=\"(/(?:console|camunda|demo)[^\"]*)\"")
                .matcher(visitor.get("/demo").html())
                .results()
                .map(link -> link.group(1))
                .distinct())
        .hasSizeGreaterThan(6)
        .allMatch(link -> visitor.get(link).status() == 200);
  }

  @Test
  void the_clock_goes_to_the_next_working_day_and_the_page_says_so() {
    LocalDate next = calendar.after(LocalDate.now(clock), 1);
    PageVisitor visitor = new PageVisitor(address(""));
    visitor.get("/demo");
    PageVisitor.Page after = visitor.submit("/demo/clock", Map.of());
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.html()).contains(next.toString());
    assertThat(LocalDate.now(clock)).isEqualTo(next);
  }

  /** As a shell would run it, the server's address being this one's. */
  private JsonNode call(Matcher command, String token, String card)
      throws IOException, InterruptedException {
    URI where = URI.create(command.group(1).replace("$TOKEN", token));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(where.getRawPath() + "?" + where.getRawQuery())));
    if (command.group(2) != null) {
      request.POST(BodyPublishers.ofString(command.group(2).replace("<card_id>", card)));
    }
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
  }
}

package io.kaquan.staff.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.fixture.Rest;
import io.kaquan.platform.guard.UnderReview;
import io.kaquan.platform.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each filter at each moment, for each person; what people made themselves stays. */
class PreparedFiltersTest extends UnderReview {
  private static final String WAITING = "待审核 Waiting for review";
  private static final String DUE_TODAY = "今日到期 Due today";
  private static final String OVERDUE = "已超期 Overdue";
  private static final String SECOND_OPINION = "待复核 Second opinion";
  private static final String ALL = "全部审核 All reviews";
  private static final String MINE = "我的任务 Mine";

  @Autowired private PreparedFilters prepared;
  @Autowired private Timetable timetable;
  @Autowired private FilterService filters;
  @Autowired private IdentityService identity;
  @Autowired private AuthorizationService grants;

  private Instant due;

  @BeforeEach
  void whenItIsDue() {
    due = waiting().getDueDate().toInstant();
    prepared.run();
  }

  @AfterEach
  void asItWas() {
    identity.deleteUser("filter-reviewer");
    theClockGoesOn();
    prepared.run();
  }

  @Test
  void a_reviewer_finds_six_filters_in_the_order_of_the_work() throws Exception {
    assertThat(seenBy(reviewer).keySet())
        .containsExactly(WAITING, MINE, DUE_TODAY, OVERDUE, SECOND_OPINION, ALL);
    assertThat(seenBy(new Rest(address(""), "settler"))).isEmpty();
  }

  @Test
  void a_task_is_where_it_belongs_at_each_moment() throws Exception {
    assertThat(holding(reviewer)).containsExactly(WAITING, ALL);

    reviewer.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"reviewer\"}");
    assertThat(holding(reviewer)).containsExactly(MINE, ALL);
    assertThat(holding(lead)).as("another one's own filter").containsExactly(ALL);

    at(due.minus(Duration.ofHours(18)).minusSeconds(60));
    assertThat(holding(reviewer)).as("the day before").containsExactly(MINE, ALL);
    at(due.minus(Duration.ofHours(18)));
    assertThat(holding(reviewer)).as("from midnight on").containsExactly(MINE, DUE_TODAY, ALL);
    at(due.minusSeconds(60));
    assertThat(holding(reviewer)).as("to the last minute").containsExactly(MINE, DUE_TODAY, ALL);
    at(due);
    assertThat(holding(reviewer)).as("six o'clock").containsExactly(MINE, OVERDUE, ALL);
    at(due.plus(Duration.ofDays(9)));
    assertThat(holding(reviewer)).as("for as long as it waits").contains(OVERDUE);
  }

  @Test
  void a_decline_waits_among_the_second_opinions() throws Exception {
    reviewer.post(
        "/engine-rest/task/" + task + "/submit-form",
        """
        {"variables": {"decision": {"value": "decline"}, "reason": {"value": "不符合准入要求"}}}""");
    task =
        (String)
            new io.kaquan.fixture.Reviewer(address(""), "lead")
                .task(applicationId.toString())
                .get("id");

    assertThat(holding(lead)).containsExactly(WAITING, SECOND_OPINION, ALL);
  }

  @Test
  void each_reviewer_has_a_filter_of_his_own_while_he_is_one() throws Exception {
    var person = identity.newUser("filter-reviewer");
    person.setPassword("filter-reviewer");
    ((IdentityServiceImpl) identity).saveUser(person, true);
    Rest newcomer = new Rest(address(""), "filter-reviewer");
    assertThat(seenBy(newcomer)).isEmpty();

    identity.createMembership("filter-reviewer", "reviewers");
    timetable.runAll();
    assertThat(seenBy(newcomer)).containsKeys(MINE, WAITING);
    assertThat(seenBy(newcomer).get(MINE)).isNotEqualTo(seenBy(reviewer).get(MINE));
    assertThat(reviewer.get("/engine-rest/filter/" + seenBy(newcomer).get(MINE)).status())
        .isEqualTo(403);
    assertThat(lead.get("/engine-rest/user/filter-reviewer/profile").status())
        .as("leads give tasks to him")
        .isEqualTo(200);

    identity.deleteMembership("filter-reviewer", "reviewers");
    timetable.runAll();
    assertThat(seenBy(newcomer)).isEmpty();
    assertThat(prepared("mine:filter-reviewer")).isEmpty();
    assertThat(lead.get("/engine-rest/user/filter-reviewer/profile").status()).isEqualTo(404);
  }

  @Test
  void what_people_made_stays_and_what_we_made_is_renewed_whatever_it_is_called() throws Exception {
    Filter own =
        filters
            .newTaskFilter(OVERDUE)
            .setOwner("admin")
            .setQuery(tasks.createTaskQuery().taskAssignee("me"))
            .setProperties(Map.of("priority", 1));
    Filter nobodys =
        filters
            .newTaskFilter(WAITING)
            .setQuery(tasks.createTaskQuery().taskAssignee("me"))
            .setProperties(Map.of("priority", 1));
    filters.saveFilter(own);
    filters.saveFilter(nobodys);
    Filter all = prepared("all").get(0);
    filters.saveFilter(all.setName("renamed").setQuery(tasks.createTaskQuery().taskAssignee("me")));
    try {
      prepared.run();

      for (Filter made : List.of(own, nobodys)) {
        assertThat(filters.getFilter(made.getId()))
            .returns(made.getName(), Filter::getName)
            .returns(made.getProperties(), Filter::getProperties);
        assertThat(((FilterEntity) filters.getFilter(made.getId())).getRevision()).isEqualTo(1);
      }
      assertThat(filters.getFilter(all.getId()).getName()).isEqualTo(ALL);
      assertThat(holding(reviewer)).contains(ALL);
    } finally {
      filters.deleteFilter(own.getId());
      filters.deleteFilter(nobodys.getId());
    }
  }

  @Test
  void filters_from_before_there_were_keys_are_taken_over() {
    Filter all = prepared("all").get(0);
    filters.saveFilter(
        all.setProperties(
            Map.of(
                "priority",
                2,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", "merchantName", "label", "商户 Merchant")))));

    prepared.run();

    assertThat(prepared("all")).extracting(Filter::getId).containsExactly(all.getId());
    assertThat(filters.createFilterQuery().filterName(ALL).count()).isEqualTo(1);
  }

  @Test
  void nothing_is_written_where_nothing_changed_and_two_nodes_make_one_of_each() throws Exception {
    prepared("waiting").forEach(filter -> filters.deleteFilter(filter.getId()));
    int revision = ((FilterEntity) prepared("all").get(0)).getRevision();
    var nodes = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Object>> starts = new ArrayList<>();
      for (int node = 0; node < 4; node++) {
        starts.add(Executors.callable(prepared::run));
      }
      for (var start : nodes.invokeAll(starts)) {
        start.get();
      }
    } finally {
      nodes.shutdownNow();
    }

    assertThat(prepared("waiting")).hasSize(1);
    assertThat(((FilterEntity) prepared("all").get(0)).getRevision()).isEqualTo(revision);
    assertThat(
            grants
                .createAuthorizationQuery()
                .resourceType(Resources.FILTER)
                .resourceId(prepared("waiting").get(0).getId())
                .list())
        .singleElement()
        .returns("reviewers", grant -> grant.getGroupId());
  }

  private void at(Instant moment) {
    moveClockTo(moment);
    prepared.run();
  }

  private List<Filter> prepared(String key) {
    return filters.createFilterQuery().list().stream()
        .filter(filter -> key.equals(PreparedFilter.keyOf(filter)))
        .toList();
  }

  /** The prepared filters that somebody sees, name to id, in Tasklist's order. */
  private static Map<String, String> seenBy(Rest person) throws Exception {
    JsonNode seen =
        new ObjectMapper().readTree(person.get("/engine-rest/filter?resourceType=Task").text());
    return StreamSupport.stream(seen.spliterator(), false)
        .filter(filter -> filter.path("properties").has("kaquan"))
        .sorted(
            java.util.Comparator.comparing(
                filter -> filter.path("properties").path("priority").asInt()))
        .collect(
            Collectors.toMap(
                filter -> filter.path("name").asText(),
                filter -> filter.path("id").asText(),
                (one, other) -> one,
                java.util.LinkedHashMap::new));
  }

  /** The names of the filters in which somebody finds the task. */
  private List<String> holding(Rest person) throws Exception {
    List<String> holding = new ArrayList<>();
    for (var filter : seenBy(person).entrySet()) {
      if (person.get("/engine-rest/filter/" + filter.getValue() + "/list").text().contains(task)) {
        holding.add(filter.getKey());
      }
    }
    return holding;
  }
}

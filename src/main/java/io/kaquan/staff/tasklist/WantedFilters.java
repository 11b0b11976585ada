package io.kaquan.staff.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Which filters reviewers should find at this moment: five for all of them, and each his own.
 * Tasklist opens with the first: there is nothing among one's own tasks before one has claimed what
 * waits.
 */
@Component
class WantedFilters {
  private static final String MINE = "mine:";
  private static final String INK = "#333333";
  private static final String ALARM = "#b42318";

  private final TaskService tasks;
  private final IdentityService people;
  private final Clock clock;

  WantedFilters(TaskService tasks, IdentityService people, Clock clock) {
    this.tasks = tasks;
    this.people = people;
    this.clock = clock;
  }

  List<PreparedFilter> now() {
    Instant now = clock.instant();
    LocalDate tomorrow = LocalDate.ofInstant(now, clock.getZone()).plusDays(1);
    Date midnight = Date.from(tomorrow.atStartOfDay(clock.getZone()).toInstant());
    Stream<PreparedFilter> mine =
        people.createUserQuery().memberOfGroup(ReviewTasks.REVIEWERS).list().stream()
            .map(User::getId)
            .map(this::mine);
    return Stream.concat(
            mine,
            Stream.of(
                forAll(
                    "waiting",
                    "待审核 Waiting for review",
                    "尚无人领取 Claimed by nobody yet",
                    10,
                    INK,
                    tasks
                        .createTaskQuery()
                        .taskCandidateGroup(ReviewTasks.REVIEWERS)
                        .taskUnassigned()),
                forAll(
                    "due-today",
                    "今日到期 Due today",
                    "今天到期，尚未超期 Due today and not overdue yet",
                    30,
                    INK,
                    reviews().dueAfter(Date.from(now)).dueBefore(midnight)),
                forAll(
                    "overdue",
                    "已超期 Overdue",
                    "已过审核期限 Past the moment when it was due",
                    40,
                    ALARM,
                    reviews().dueBefore(Date.from(now.plusMillis(1)))),
                forAll(
                    "second-opinion",
                    "待复核 Second opinion",
                    "永久拒绝须由另一位审核员复核 A decline that another reviewer has to confirm",
                    50,
                    INK,
                    reviews().taskDefinitionKey(ReviewTasks.SECOND_OPINION)),
                forAll(
                    "all", "全部审核 All reviews", "所有未完成的审核 Every open review", 60, INK, reviews())))
        .toList();
  }

  private PreparedFilter mine(String user) {
    return new PreparedFilter(
        MINE + user,
        "我的任务 Mine",
        "由 " + user + " 领取 Claimed by " + user,
        20,
        INK,
        inOrder(tasks.createTaskQuery().taskAssignee(user)),
        user);
  }

  /** Whose own filter this is, if it is one of those. */
  static Optional<String> userOf(String key) {
    return key.startsWith(MINE) ? Optional.of(key.substring(MINE.length())) : Optional.empty();
  }

  private static PreparedFilter forAll(
      String key, String name, String description, int priority, String color, TaskQuery query) {
    return new PreparedFilter(key, name, description, priority, color, inOrder(query), null);
  }

  private TaskQuery reviews() {
    return tasks.createTaskQuery().processDefinitionKeyIn(ReviewTasks.processes());
  }

  /** What a lead made urgent first, then what is due first. */
  private static TaskQuery inOrder(TaskQuery query) {
    return query.orderByTaskPriority().desc().orderByDueDate().asc();
  }
}

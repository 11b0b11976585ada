package io.kaquan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The house: its rooms, their arrows, and what holds everywhere in it. */
@AnalyzeClasses(
    packagesOf = KaquanApplication.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  /** Where processes begin and go on, besides delegates and listeners. */
  private static final Set<String> ENGINE_DOORS =
      Set.of(
          "io.kaquan.reconciliation.audit.AuditProcess",
          "io.kaquan.merchant.activation.MerchantActivation",
          "io.kaquan.merchant.activation.Reviewer",
          "io.kaquan.card.lifecycle.CardProcess",
          "io.kaquan.coupon.lifecycle.Batches",
          "io.kaquan.coupon.gift.GiftProcess",
          "io.kaquan.distribution.bulkissue.BulkIssueProcess",
          "io.kaquan.coupon.codebatch.CodeBatchProcess",
          "io.kaquan.reconciliation.statement.Statements",
          "io.kaquan.review.ReviewProcess",
          "io.kaquan.review.Reviews");

  /** Each wing with its height; a room may use rooms of its own wing and of lower ones. */
  private static final Map<String, Integer> WINGS =
      heights(
          List.of(
              List.of("platform"),
              List.of("messaging", "files"),
              List.of("review", "consumer"),
              List.of("merchant"),
              List.of("card"),
              List.of("coupon"),
              List.of("membership", "reconciliation", "distribution"),
              List.of("signin"),
              List.of("api", "console", "wallet", "till", "staff", "demo")));

  /** Rooms that don't say null by types yet. */
  private static final Set<String> NOT_NULL_MARKED =
      Set.of(
          "api.card",
          "api.code",
          "api.delivery",
          "api.statement",
          "api.token",
          "api.wire",
          "card.catalogue",
          "card.design",
          "card.draft",
          "card.lifecycle",
          "card.stock",
          "card.view",
          "consumer",
          "coupon.gift",
          "coupon.lifecycle",
          "coupon.codebatch",
          "coupon.reversal",
          "coupon.selfservice",
          "distribution.addcard",
          "distribution.delivery",
          "distribution.bulkissue",
          "distribution.landing",
          "distribution.visit",
          "merchant.account",
          "merchant.activation",
          "merchant.capability",
          "merchant.developer",
          "merchant.material",
          "merchant.member",
          "merchant.store",
          "merchant.suspension",
          "merchant.verification",
          "reconciliation.audit",
          "review",
          "till");

  private static final DescribedPredicate<JavaClass> DELEGATES =
      DescribedPredicate.describe(
          "are delegates or listeners",
          type ->
              type.isAssignableTo(JavaDelegate.class)
                  || type.isAssignableTo(TaskListener.class)
                  || type.isAssignableTo(ExecutionListener.class));

  private static final DescribedPredicate<JavaClass> IN_ENGINE_DOORS =
      DescribedPredicate.describe(
          "are doors to processes", type -> ENGINE_DOORS.contains(outermost(type).getName()));

  @Test
  void rooms_only_use_the_rooms_they_declare() {
    ApplicationModules.of(KaquanApplication.class).verify();
  }

  @Test
  void every_room_declares_the_rooms_it_uses() {
    assertThat(ApplicationModules.of(KaquanApplication.class))
        .isNotEmpty()
        .allSatisfy(
            room ->
                assertThat(room.getBasePackage().getAnnotation(ApplicationModule.class))
                    .as("@ApplicationModule of " + room.getIdentifier())
                    .hasValueSatisfying(
                        declared ->
                            assertThat(declared.allowedDependencies())
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
  }

  @Test
  void every_room_is_null_marked() {
    assertThat(ApplicationModules.of(KaquanApplication.class))
        .isNotEmpty()
        .filteredOn(room -> !NOT_NULL_MARKED.contains(room.getIdentifier().toString()))
        .allSatisfy(
            room ->
                assertThat(room.getBasePackage().getAnnotation(NullMarked.class))
                    .as("@NullMarked of " + room.getIdentifier())
                    .isPresent());
  }

  @Test
  void arrows_run_down_the_list_of_wings() {
    ApplicationModules rooms = ApplicationModules.of(KaquanApplication.class);
    assertThat(rooms)
        .isNotEmpty()
        .allSatisfy(
            room -> {
              assertThat(WINGS)
                  .as("the wing of " + room.getIdentifier())
                  .containsKey(wing(room.getIdentifier().toString()));
              assertThat(room.getDirectDependencies(rooms).uniqueModules())
                  .as("rooms that " + room.getIdentifier() + " uses")
                  .allMatch(
                      used ->
                          mayUse(room.getIdentifier().toString(), used.getIdentifier().toString()));
            });
  }

  private static Map<String, Integer> heights(List<List<String>> floors) {
    Map<String, Integer> heights = new HashMap<>();
    for (int floor = 0; floor < floors.size(); floor++) {
      for (String wing : floors.get(floor)) {
        heights.put(wing, floor);
      }
    }
    return heights;
  }

  private static boolean mayUse(String room, String used) {
    String wing = wing(room);
    String usedWing = wing(used);
    return wing.equals(usedWing) || WINGS.get(wing) > WINGS.get(usedWing);
  }

  private static String wing(String room) {
    return room.contains(".") ? room.substring(0, room.indexOf('.')) : room;
  }

  @ArchTest
  static final ArchRule only_repositories_speak_sql =
      noClasses()
          .that()
          .areNotAnnotatedWith(Repository.class)
          .and()
          .resideOutsideOfPackage("io.kaquan.platform.database")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc.core..", "java.sql", "javax.sql")
          .because("all SQL of a room stands in one hidden repository");

  @ArchTest
  static final ArchRule a_repository_is_spoken_to_in_its_own_room =
      classes()
          .that()
          .areAnnotatedWith(Repository.class)
          .should(
              new ArchCondition<>("be used in their own room only") {
                @Override
                public void check(JavaClass repository, ConditionEvents events) {
                  repository
                      .getDirectDependenciesToSelf()
                      .forEach(
                          use ->
                              events.add(
                                  new SimpleConditionEvent(
                                      use,
                                      use.getOriginClass()
                                          .getPackageName()
                                          .equals(repository.getPackageName()),
                                      use.getDescription())));
                }
              })
          .because("a delegate or a page that needs another room's rows asks at that room's door");

  @ArchTest
  static final ArchRule repositories_pages_and_delegates_stay_inside =
      classes()
          .that()
          .areAnnotatedWith(Repository.class)
          .or()
          .areMetaAnnotatedWith(Controller.class)
          .or()
          .areMetaAnnotatedWith(ControllerAdvice.class)
          .or(DELEGATES)
          .or()
          .areAnnotatedWith(Configuration.class)
          .should()
          .notBePublic()
          .because("a room has one public door");

  @ArchTest
  static final ArchRule the_engine_is_used_where_processes_begin_and_go_on =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.kaquan.platform.engine",
              "io.kaquan.platform.guard",
              "io.kaquan.platform.staff",
              "io.kaquan.staff.cockpit",
              "io.kaquan.staff.tasklist")
          .and(DescribedPredicate.not(DELEGATES))
          .and(DescribedPredicate.not(IN_ENGINE_DOORS))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..")
          .because("the engine's types are renamed by a script one day, in few places");

  @ArchTest
  static void every_door_to_processes_is_one(JavaClasses house) {
    assertThat(ENGINE_DOORS)
        .allSatisfy(
            door ->
                assertThat(house.get(door).getDirectDependenciesFromSelf())
                    .as("a name that needs no engine leaves the list")
                    .anyMatch(
                        use -> use.getTargetClass().getPackageName().startsWith("org.camunda.")));
  }

  @ArchTest
  static final ArchRule faces_know_nothing_of_the_engine =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.kaquan.api..",
              "io.kaquan.console..",
              "io.kaquan.wallet..",
              "io.kaquan.till..",
              "io.kaquan.signin..",
              "io.kaquan.staff.review..",
              "io.kaquan.staff.operations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..")
          .because("merchants and consumers have doors, and never meet the engine");

  @ArchTest
  static final ArchRule time_comes_from_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.kaquan.platform.batch")
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "the machine's own time is asked", HouseTest::asksTheMachineForTheTime))
          .because(
              "one clock moves everything, in tests and in the demo, but for how long callers wait");

  @ArchTest
  static final ArchRule the_engines_clock_is_wound_in_its_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.kaquan.platform.engine")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ClockUtil.class)
          .because("the others have the Clock");

  private static boolean asksTheMachineForTheTime(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    JavaClass owner = target.getOwner();
    boolean withoutClock =
        target instanceof AccessTarget.CodeUnitAccessTarget unit
            && unit.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class));
    if (owner.isEquivalentTo(Clock.class)) {
      return target.getName().startsWith("system")
          || target.getName().startsWith("tick") && withoutClock;
    }
    if (owner.getPackageName().startsWith("java.time")) {
      return target.getName().equals("now") && withoutClock;
    }
    if (owner.isEquivalentTo(Date.class)) {
      return target instanceof AccessTarget.CodeUnitAccessTarget unit
          && unit.getName().equals("<init>")
          && unit.getRawParameterTypes().isEmpty();
    }
    return owner.isEquivalentTo(System.class)
            && Set.of("currentTimeMillis", "nanoTime").contains(target.getName())
        || owner.isAssignableTo(Calendar.class) && target.getName().equals("getInstance");
  }

  @Test
  void no_statement_asks_the_database_for_the_time() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      assertThat(
              files
                  .filter(file -> file.toString().matches(".*(\\.sql|Repository\\.java)"))
                  .toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .doesNotContainPattern(
                          "(?i)\\bnow\\(\\)|current_(timestamp|date|time)\\b|\\blocaltime|clock_timestamp|statement_timestamp"));
    }
  }

  @ArchTest
  static final ArchRule no_field_injection =
      fields()
          .should()
          .notBeAnnotatedWith(Autowired.class)
          .andShould()
          .notBeAnnotatedWith(Value.class)
          .andShould()
          .notBeAnnotatedWith(Resource.class)
          .andShould()
          .notBeAnnotatedWith(Inject.class)
          .because("what a class needs stands in its constructor");

  @ArchTest
  static final ArchRule no_setter_injection =
      methods()
          .should()
          .notBeAnnotatedWith(Autowired.class)
          .andShould()
          .notBeAnnotatedWith(Resource.class)
          .because("what a class needs stands in its constructor");

  @ArchTest
  static final ArchRule no_drawer_for_everything =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Mapper)(\\$.*)?")
          .because("nobody finds anything there: name the thing");

  @ArchTest
  static final ArchRule nobody_prints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("there is a log");

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseTest::outermost).orElse(type);
  }
}

package io.kaquan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

/** The time comes from the one clock. */
@AnalyzeClasses(
    packagesOf = KaquanApplication.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ClockRulesTest {
  @ArchTest
  static final ArchRule time_comes_from_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.kaquan.platform.batch")
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "the machine's own time is asked", ClockRulesTest::asksTheMachineForTheTime))
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
}

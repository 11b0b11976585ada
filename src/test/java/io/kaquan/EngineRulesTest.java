package io.kaquan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Where the process engine is used. */
@AnalyzeClasses(
    packagesOf = KaquanApplication.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRulesTest {
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
          "io.kaquan.review.ReviewProcess");

  static final DescribedPredicate<JavaClass> DELEGATES =
      DescribedPredicate.describe(
          "are delegates or listeners",
          type ->
              type.isAssignableTo(JavaDelegate.class)
                  || type.isAssignableTo(TaskListener.class)
                  || type.isAssignableTo(ExecutionListener.class));

  private static final DescribedPredicate<JavaClass> IN_ENGINE_DOORS =
      DescribedPredicate.describe(
          "are doors to processes", type -> ENGINE_DOORS.contains(outermost(type).getName()));

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

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(EngineRulesTest::outermost).orElse(type);
  }
}

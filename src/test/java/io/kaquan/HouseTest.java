package io.kaquan;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

/** The house: its rooms, their arrows, and what holds everywhere in it. */
@AnalyzeClasses(packagesOf = KaquanApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  @Test
  void rooms_only_use_the_rooms_they_declare() {
    ApplicationModules.of(KaquanApplication.class).verify();
  }

  @ArchTest
  static final ArchRule only_repositories_speak_sql = noClasses()
      .that().areNotAnnotatedWith(Repository.class).and().resideOutsideOfPackage("io.kaquan.database")
      .should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc.core..", "java.sql")
      .because("all SQL of a room stands in one hidden repository");

  @ArchTest
  static final ArchRule repositories_pages_and_delegates_stay_inside = classes()
      .that().areAnnotatedWith(Repository.class).or().areAnnotatedWith(Controller.class)
      .or().areAssignableTo(JavaDelegate.class).or().areAssignableTo(TaskListener.class)
      .or().areAssignableTo(ExecutionListener.class).or().areAnnotatedWith(Configuration.class)
      .should().notBePublic()
      .because("a room has one public door");

  @ArchTest
  static final ArchRule the_engine_is_used_where_processes_begin_and_go_on = noClasses()
      .that().resideOutsideOfPackages("io.kaquan.engine", "io.kaquan.insight")
      .and().areNotAssignableTo(JavaDelegate.class).and().areNotAssignableTo(TaskListener.class)
      .and().areNotAssignableTo(ExecutionListener.class)
      .and(not(simpleName("Cards").or(simpleName("CardReviews")).or(simpleName("CardLifecycle"))
          .or(simpleName("Batches")).or(simpleName("Statements")).or(simpleName("ActivationProcess"))
          .or(simpleName("MerchantActivation")).or(simpleName("ReviewFacts")).or(simpleName("Decision"))
          .or(simpleName("StaffAddresses")).or(simpleName("Reviewer"))))
      .should().dependOnClassesThat(resideInAnyPackage("org.camunda.."))
      .because("the engine's types are renamed by a script one day, in few places");

  @ArchTest
  static final ArchRule time_comes_from_the_clock = noClasses()
      .that().resideOutsideOfPackage("io.kaquan.engine")
      .should().callMethod(Instant.class, "now")
      .orShould().callMethod(LocalDate.class, "now")
      .orShould().callMethod(LocalDateTime.class, "now")
      .orShould().callMethod(ZonedDateTime.class, "now")
      .orShould().callMethod(System.class, "currentTimeMillis")
      .because("one clock moves everything, in tests and in the demo");

  @ArchTest
  static final ArchRule no_field_injection = fields()
      .should().notBeAnnotatedWith(Autowired.class)
      .because("what a class needs stands in its constructor");

  @ArchTest
  static final ArchRule no_drawer_for_everything = noClasses()
      .should().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
      .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Manager")
      .orShould().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Dto")
      .orShould().haveSimpleNameEndingWith("Mapper")
      .because("nobody finds anything there: name the thing");

  @ArchTest
  static final ArchRule nobody_prints = noClasses()
      .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
      .because("there is a log");
}

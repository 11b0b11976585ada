package io.kaquan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** All SQL of a room stands in its repository, and what is behind a public door stays there. */
@AnalyzeClasses(
    packagesOf = KaquanApplication.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class RepositoryRulesTest {
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
          .or(EngineRulesTest.DELEGATES)
          .or()
          .areAnnotatedWith(Configuration.class)
          .should()
          .notBePublic()
          .because("a room has one public door");
}

package io.kaquan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Rules about the code of all rooms. */
@AnalyzeClasses(
    packagesOf = KaquanApplication.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {
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
}

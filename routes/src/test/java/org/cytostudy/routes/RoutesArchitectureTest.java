package org.cytostudy.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.cytostudy.routes",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoutesArchitectureTest {

  @ArchTest
  static final ArchRule SEES_ONLY_CORE_AND_CAMEL =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "jakarta.inject..",
              "jakarta.enterprise..",
              "org.apache.camel..",
              "org.cytostudy.core..",
              "org.cytostudy.routes..");

  @ArchTest
  static final ArchRule PORTS_DO_NOT_KNOW_CAMEL =
      noClasses()
          .that()
          .areInterfaces()
          .or()
          .areRecords()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");
}

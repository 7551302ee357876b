package org.cytostudy.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.cytostudy.runner",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RunnerArchitectureTest {
  @ArchTest
  static final ArchRule statisticsNeedNoNativeLibrary =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..probe..", "..evaluation..", "..statistics..", "..data..", "..phantom..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "org.cytostudy.runner.torch..")
          .because("a score must not depend on a native library, a thread count or a processor");

  @ArchTest
  static final ArchRule seesNeitherPlatformNorRoutesNorDatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.cytostudy.platform..", "org.cytostudy.routes..", "org.cytostudy.db..");

  @ArchTest
  static final ArchRule probesKnowNothingOfScores =
      classes()
          .that()
          .resideInAPackage("..probe..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("..evaluation..");

  @ArchTest
  static final ArchRule statisticsKnowNothingOfSteps =
      classes()
          .that()
          .resideInAPackage("..statistics..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "..runner.probe..",
              "..runner.evaluation..",
              "..runner.data..",
              "..runner.task..",
              "..runner.worker..");
}

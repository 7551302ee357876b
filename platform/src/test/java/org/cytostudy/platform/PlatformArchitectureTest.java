package org.cytostudy.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.ws.rs.POST;
import org.cytostudy.platform.access.AuditorMay;
import org.cytostudy.platform.idempotency.Idempotent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlatformArchitectureTest {
  private static JavaClasses platform = new ClassFileImporter().importClasses();

  @BeforeAll
  static void importClasses() {
    platform =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cytostudy.platform");
  }

  @Test
  void featuresDoNotDependOnEachOtherInCircles() {
    slices().matching("org.cytostudy.platform.(*)..").should().beFreeOfCycles().check(platform);
  }

  @Test
  void theTrainingLibraryStaysOutOfThePlatform() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "org.cytostudy.runner..", "org.cytostudy.cli..")
        .check(platform);
  }

  @Test
  void entitiesAndRepositoriesStayInTheirFeature() {
    classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().check(platform);
    classes()
        .that()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .bePackagePrivate()
        .check(platform);
    classes()
        .that()
        .haveSimpleNameEndingWith("Service")
        .should()
        .bePackagePrivate()
        .check(platform);
  }

  @Test
  void onlyResourcesSpeakHttp() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Service")
        .or()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ws.rs..")
        .check(platform);
  }

  @Test
  void everyPostOfTheApiMayBeRepeated() {
    methods()
        .that()
        .areAnnotatedWith(POST.class)
        .and()
        .areNotAnnotatedWith(AuditorMay.class)
        .and()
        // Their answers hold a token, which must not be kept.
        .doNotHaveName("createNode")
        .and()
        .doNotHaveName("renewToken")
        .and()
        .areDeclaredInClassesThat()
        .haveSimpleNameNotStartingWith("Runner")
        .should()
        .beAnnotatedWith(Idempotent.class)
        .check(platform);
  }
}
